-- Tokens are made by the program (src/model/search/words.ts), parted by blanks: the tokenizer only has to keep them as
-- they are. An author's have an @ before them, so that a word that is looked for everywhere needs no filter by column.
CREATE VIRTUAL TABLE `stem_index` USING fts5(title, caption, body, author, content='', contentless_delete=1, tokenize="ascii tokenchars '@'");
--> statement-breakpoint
-- Words as they are, for phrases and for beginnings of words.
CREATE VIRTUAL TABLE `word_index` USING fts5(title, caption, body, author, content='', contentless_delete=1, prefix='1 2', tokenize="ascii tokenchars '@'");
--> statement-breakpoint
-- Each word of an article once, with the level at which the article speaks for it: flood!c. And the fingerprint of its
-- wording, which articles that say the same share some of: !0k3x9.
CREATE VIRTUAL TABLE `impact_index` USING fts5(impacts, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '!'");
--> statement-breakpoint
-- What is here already is rendered and indexed anew, by and by.
INSERT INTO `doc_values` (`article_key`, `version`, `stale`, `data`) SELECT `key`, 0, 2, x'' FROM `articles` ORDER BY `key`;
--> statement-breakpoint
-- Words of names in stretches of three letters (src/store/full-text/name-index.ts).
CREATE VIRTUAL TABLE `entity_index` USING fts5(names, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '^$!'");
--> statement-breakpoint
INSERT INTO `facts` (`name`, `value`) SELECT 'entitiesIndexed', '0' WHERE EXISTS (SELECT 1 FROM `entities`);
