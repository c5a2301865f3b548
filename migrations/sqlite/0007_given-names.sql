ALTER TABLE `entity_names` ADD `told` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `entities_given` ON `entities` (`id`) WHERE "entities"."given" = 1;