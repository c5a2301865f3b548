ALTER TABLE `entities` ADD `given` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `entities` ADD `family_key` text;--> statement-breakpoint
ALTER TABLE `entities` ADD `born` integer;--> statement-breakpoint
CREATE INDEX `entities_family` ON `entities` (`family_key`,"article_count" desc) WHERE "entities"."family_key" is not null;--> statement-breakpoint
ALTER TABLE `mentions` ADD `found_id` text;--> statement-breakpoint
ALTER TABLE `mentions` ADD `linked_by` text;--> statement-breakpoint
CREATE INDEX `mentions_linked` ON `mentions` (`entity_key`,`article_key`) WHERE "mentions"."found_id" is not null;