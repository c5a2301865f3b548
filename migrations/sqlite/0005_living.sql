CREATE TABLE `import_items` (
	`import_key` integer NOT NULL,
	`position` integer NOT NULL,
	`document` text NOT NULL,
	`outcome` text NOT NULL,
	`article_id` text,
	`title` text,
	`revision` integer,
	`warnings` text NOT NULL,
	`problem` text,
	PRIMARY KEY(`import_key`, `position`),
	FOREIGN KEY (`import_key`) REFERENCES `imports`(`key`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `import_items_outcome` ON `import_items` (`import_key`,`outcome`,`position`);--> statement-breakpoint
CREATE TABLE `imports` (
	`key` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`state` text NOT NULL,
	`created_at` text NOT NULL,
	`started_at` text,
	`finished_at` text,
	`key_id` text,
	`options` text NOT NULL,
	`bytes` integer NOT NULL,
	`done_bytes` integer DEFAULT 0 NOT NULL,
	`items` integer DEFAULT 0 NOT NULL,
	`created` integer DEFAULT 0 NOT NULL,
	`revised` integer DEFAULT 0 NOT NULL,
	`unchanged` integer DEFAULT 0 NOT NULL,
	`rejected` integer DEFAULT 0 NOT NULL,
	`warnings` integer DEFAULT 0 NOT NULL,
	`cursor` text,
	`problem` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `imports_id_unique` ON `imports` (`id`);--> statement-breakpoint
CREATE INDEX `imports_state` ON `imports` (`state`);--> statement-breakpoint
CREATE TABLE `kept_replies` (
	`key_id` text NOT NULL,
	`name` text NOT NULL,
	`fingerprint` text NOT NULL,
	`at` text NOT NULL,
	`outcome` text NOT NULL,
	`reply` text,
	`article_id` text,
	PRIMARY KEY(`key_id`, `name`)
);
--> statement-breakpoint
CREATE INDEX `kept_replies_at` ON `kept_replies` (`at`);--> statement-breakpoint
CREATE INDEX `kept_replies_article` ON `kept_replies` (`article_id`);--> statement-breakpoint
CREATE TABLE `keys` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`scope` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text,
	`revoked_at` text,
	`last_used_at` text
);
--> statement-breakpoint
CREATE TABLE `rulings` (
	`article_id` text NOT NULL,
	`found_id` text NOT NULL,
	`entity_id` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`article_id`, `found_id`)
);
--> statement-breakpoint
CREATE INDEX `rulings_entity` ON `rulings` (`entity_id`);--> statement-breakpoint
CREATE TABLE `tombstone_urls` (
	`url` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tombstone_urls_id` ON `tombstone_urls` (`id`);--> statement-breakpoint
CREATE TABLE `tombstones` (
	`id` text PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`reason` text,
	`note` text,
	`revision` integer NOT NULL,
	`ingested_at` text NOT NULL,
	`history` text,
	`erased_at` text
);
--> statement-breakpoint
ALTER TABLE `revisions` ADD `note` text;