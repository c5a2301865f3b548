CREATE TABLE `doc_values` (
	`slot` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_key` integer,
	`version` integer NOT NULL,
	`stale` integer NOT NULL,
	`data` blob NOT NULL,
	FOREIGN KEY (`article_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `doc_values_article` ON `doc_values` (`article_key`);--> statement-breakpoint
CREATE INDEX `doc_values_version` ON `doc_values` (`version`);--> statement-breakpoint
CREATE INDEX `doc_values_stale` ON `doc_values` (`stale`) WHERE "doc_values"."stale" > 0;--> statement-breakpoint
CREATE TABLE `search_terms` (
	`term` text PRIMARY KEY NOT NULL,
	`article_count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `__new_link_hosts` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`host` text NOT NULL,
	`link_count` integer NOT NULL,
	`article_count` integer NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_link_hosts`("host", "link_count", "article_count") SELECT "host", "link_count", "article_count" FROM `link_hosts`;--> statement-breakpoint
DROP TABLE `link_hosts`;--> statement-breakpoint
ALTER TABLE `__new_link_hosts` RENAME TO `link_hosts`;--> statement-breakpoint
CREATE UNIQUE INDEX `link_hosts_host` ON `link_hosts` (`host`);--> statement-breakpoint
CREATE INDEX `link_hosts_count` ON `link_hosts` ("link_count" desc,`host`);