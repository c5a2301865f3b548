CREATE TABLE `article_urls` (
	`url` text PRIMARY KEY NOT NULL,
	`article_key` integer NOT NULL,
	FOREIGN KEY (`article_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `article_urls_article` ON `article_urls` (`article_key`);--> statement-breakpoint
CREATE TABLE `articles` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`status` text NOT NULL,
	`revision` integer NOT NULL,
	`title` text NOT NULL,
	`title_key` text NOT NULL,
	`subtitle` text,
	`published_at` text,
	`published_precision` text,
	`updated_at` text NOT NULL,
	`ingested_at` text NOT NULL,
	`original_url` text,
	`canonical_url` text,
	`summary` text,
	`word_count` integer NOT NULL,
	`text_hash` text NOT NULL,
	`has_image` integer NOT NULL,
	`entity_count` integer NOT NULL,
	`link_count` integer NOT NULL,
	`backlink_count` integer NOT NULL,
	`card` text NOT NULL,
	`etag` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `articles_id` ON `articles` (`id`);--> statement-breakpoint
CREATE INDEX `articles_title` ON `articles` (`title_key`,`key`);--> statement-breakpoint
CREATE INDEX `articles_updated` ON `articles` (`updated_at`,`key`);--> statement-breakpoint
CREATE INDEX `articles_image` ON `articles` (`has_image`);--> statement-breakpoint
CREATE TABLE `bodies` (
	`article_key` integer PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`blocks` text NOT NULL,
	`mentions` text NOT NULL,
	`links` text NOT NULL,
	FOREIGN KEY (`article_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `revisions` (
	`article_key` integer NOT NULL,
	`revision` integer NOT NULL,
	`at` text NOT NULL,
	`reason` text,
	`title` text NOT NULL,
	`headline_key` text NOT NULL,
	`text_hash` text NOT NULL,
	`source_hash` text NOT NULL,
	`draft_hash` text NOT NULL,
	`importer` text NOT NULL,
	`extractor` text NOT NULL,
	`warnings` text NOT NULL,
	`snapshot` text,
	PRIMARY KEY(`article_key`, `revision`),
	FOREIGN KEY (`article_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `revisions_source_hash` ON `revisions` (`source_hash`);--> statement-breakpoint
CREATE INDEX `revisions_headline` ON `revisions` (`headline_key`,`article_key`);--> statement-breakpoint
CREATE TABLE `article_entities` (
	`entity_key` integer NOT NULL,
	`article_key` integer NOT NULL,
	`mention_count` integer NOT NULL,
	PRIMARY KEY(`entity_key`, `article_key`),
	FOREIGN KEY (`entity_key`) REFERENCES `entities`(`key`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`article_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `article_entities_article` ON `article_entities` (`article_key`);--> statement-breakpoint
CREATE TABLE `entities` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`description` text,
	`same_as` text NOT NULL,
	`merged_into` text,
	`article_count` integer NOT NULL,
	`mention_count` integer NOT NULL,
	`first_key` integer,
	`last_key` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entities_id` ON `entities` (`id`);--> statement-breakpoint
CREATE INDEX `entities_count` ON `entities` ("article_count" desc,`name_key`,`key`);--> statement-breakpoint
CREATE INDEX `entities_name` ON `entities` (`name_key`,`key`);--> statement-breakpoint
CREATE INDEX `entities_recent` ON `entities` (`last_key`,`key`);--> statement-breakpoint
CREATE TABLE `entity_names` (
	`entity_key` integer NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`article_count` integer NOT NULL,
	`given` integer NOT NULL,
	PRIMARY KEY(`entity_key`, `name`),
	FOREIGN KEY (`entity_key`) REFERENCES `entities`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `entity_names_key` ON `entity_names` (`name_key`,`entity_key`);--> statement-breakpoint
CREATE TABLE `entity_roles` (
	`entity_key` integer NOT NULL,
	`role` text NOT NULL,
	`article_count` integer NOT NULL,
	PRIMARY KEY(`entity_key`, `role`),
	FOREIGN KEY (`entity_key`) REFERENCES `entities`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `mentions` (
	`article_key` integer NOT NULL,
	`position` integer NOT NULL,
	`entity_key` integer NOT NULL,
	`place` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`surface` text NOT NULL,
	`role` text,
	`method` text NOT NULL,
	`confidence` real NOT NULL,
	PRIMARY KEY(`article_key`, `position`),
	FOREIGN KEY (`article_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE cascade,
	FOREIGN KEY (`entity_key`) REFERENCES `entities`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mentions_entity` ON `mentions` (`entity_key`,"article_key" desc,`position`);--> statement-breakpoint
CREATE TABLE `link_hosts` (
	`host` text PRIMARY KEY NOT NULL,
	`link_count` integer NOT NULL,
	`article_count` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `link_hosts_count` ON `link_hosts` ("link_count" desc,`host`);--> statement-breakpoint
CREATE TABLE `links` (
	`article_key` integer NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`anchor` text NOT NULL,
	`href` text,
	`url` text,
	`host` text,
	`headline_key` text,
	`target_key` integer,
	`start` integer,
	`end` integer,
	PRIMARY KEY(`article_key`, `position`),
	FOREIGN KEY (`article_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE cascade,
	FOREIGN KEY (`target_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `links_newest` ON `links` ("article_key" desc,`position`,`host`,`state`,`kind`);--> statement-breakpoint
CREATE INDEX `links_host` ON `links` (`host`,"article_key" desc,`position`,`state`,`kind`);--> statement-breakpoint
CREATE INDEX `links_state` ON `links` (`state`,"article_key" desc,`position`,`kind`);--> statement-breakpoint
CREATE INDEX `links_kind` ON `links` (`kind`,"article_key" desc,`position`);--> statement-breakpoint
CREATE INDEX `links_target` ON `links` (`target_key`,"article_key" desc,`position`);--> statement-breakpoint
CREATE INDEX `links_url` ON `links` (`url`,`article_key`);--> statement-breakpoint
CREATE INDEX `links_headline` ON `links` (`headline_key`);--> statement-breakpoint
CREATE TABLE `changes` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`operation` text NOT NULL,
	`revision` integer,
	`target_id` text
);
--> statement-breakpoint
CREATE INDEX `changes_kind` ON `changes` (`kind`,`seq`);--> statement-breakpoint
CREATE TABLE `facts` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `article_terms` (
	`term_key` integer NOT NULL,
	`article_key` integer NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`entity_id` text,
	PRIMARY KEY(`term_key`, `article_key`),
	FOREIGN KEY (`term_key`) REFERENCES `terms`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `article_terms_article` ON `article_terms` (`article_key`);--> statement-breakpoint
CREATE TABLE `terms` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`term_key` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`host` text,
	`entity_id` text,
	`article_count` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `terms_kind_key` ON `terms` (`kind`,`term_key`);--> statement-breakpoint
CREATE INDEX `terms_kind_count` ON `terms` (`kind`,"article_count" desc,`term_key`);--> statement-breakpoint
CREATE INDEX `terms_kind_name` ON `terms` (`kind`,`name_key`,`term_key`);