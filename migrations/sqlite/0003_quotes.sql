CREATE TABLE `article_speakers` (
	`entity_key` integer NOT NULL,
	`article_key` integer NOT NULL,
	`quote_count` integer NOT NULL,
	PRIMARY KEY(`entity_key`, `article_key`),
	FOREIGN KEY (`entity_key`) REFERENCES `entities`(`key`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`article_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `article_speakers_article` ON `article_speakers` (`article_key`);--> statement-breakpoint
CREATE TABLE `mentioned_dates` (
	`article_key` integer NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`article_key`, `first`, `last`),
	FOREIGN KEY (`article_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `quote_entities` (
	`entity_key` integer NOT NULL,
	`article_key` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`entity_key`, `article_key`, `position`),
	FOREIGN KEY (`entity_key`) REFERENCES `entities`(`key`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`article_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `quote_entities_article` ON `quote_entities` (`article_key`);--> statement-breakpoint
CREATE TABLE `quotes` (
	`article_key` integer NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`start` integer NOT NULL,
	`end` integer NOT NULL,
	`cue` text,
	`speaker_key` integer,
	`speaker_start` integer,
	`speaker_end` integer,
	`speaker_surface` text,
	`reporter_name` text,
	`reporter_id` text,
	`method` text NOT NULL,
	`confidence` real NOT NULL,
	PRIMARY KEY(`article_key`, `position`),
	FOREIGN KEY (`article_key`) REFERENCES `articles`(`key`) ON UPDATE cascade ON DELETE cascade,
	FOREIGN KEY (`speaker_key`) REFERENCES `entities`(`key`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `quotes_speaker` ON `quotes` (`speaker_key`) WHERE "quotes"."speaker_key" is not null;--> statement-breakpoint
ALTER TABLE `articles` ADD `quote_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `bodies` ADD `quotes` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `bodies` ADD `figures` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `entities` ADD `quote_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `entities` ADD `quoting_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Words of quotes, stemmed and as they are; a row is `slot * 2^20 + position`.
CREATE VIRTUAL TABLE `quote_index` USING fts5(stems, words, content='', contentless_delete=1, prefix='2', tokenize="ascii tokenchars '!'");
