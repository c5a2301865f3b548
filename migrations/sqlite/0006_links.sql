CREATE TABLE `headline_halves` (
	`half` integer NOT NULL,
	`article_key` integer NOT NULL,
	PRIMARY KEY(`half`, `article_key`),
	FOREIGN KEY (`article_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `headline_halves_article` ON `headline_halves` (`article_key`);--> statement-breakpoint
CREATE TABLE `line_halves` (
	`half` integer NOT NULL,
	`article_key` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`half`, `article_key`, `position`),
	FOREIGN KEY (`article_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `line_halves_article` ON `line_halves` (`article_key`);--> statement-breakpoint
CREATE TABLE `link_pages` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`page` text NOT NULL,
	`host` text NOT NULL,
	`link_count` integer NOT NULL,
	`article_count` integer NOT NULL,
	`is_wanted` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `link_pages_page` ON `link_pages` (`page`);--> statement-breakpoint
CREATE INDEX `link_pages_wanted` ON `link_pages` (`is_wanted`,`article_count` desc,`page`);--> statement-breakpoint
CREATE INDEX `link_pages_host` ON `link_pages` (`host`,`is_wanted`,`article_count` desc,`page`);--> statement-breakpoint
DROP INDEX `links_url`;--> statement-breakpoint
ALTER TABLE `links` ADD `page` text;--> statement-breakpoint
-- Most addresses are their page's own; the program finds the others when it opens the archive.
UPDATE `links` SET `page` = `url`;--> statement-breakpoint
CREATE INDEX `links_page` ON `links` (`page`,`article_key` desc,`position`);--> statement-breakpoint
ALTER TABLE `article_urls` ADD `page` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `article_urls` SET `page` = `url`;--> statement-breakpoint
CREATE INDEX `article_urls_page` ON `article_urls` (`page`,`url`);--> statement-breakpoint
INSERT INTO `link_pages` (`page`, `host`, `link_count`, `article_count`, `is_wanted`)
SELECT `page`, coalesce(min(`host`), ''), count(*), count(DISTINCT `article_key`), NOT EXISTS (SELECT 1 FROM `article_urls` WHERE `article_urls`.`page` = `links`.`page`)
FROM `links` WHERE `page` IS NOT NULL AND `kind` <> 'original' GROUP BY `page`;