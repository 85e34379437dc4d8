DROP INDEX `press_releases_texts_order_parent`;
--> statement-breakpoint
CREATE INDEX `press_releases_texts_order_parent` ON `press_releases_texts` (`parent_id`,`order`);
--> statement-breakpoint
DROP INDEX `_press_releases_v_texts_order_parent`;
--> statement-breakpoint
CREATE INDEX `_press_releases_v_texts_order_parent` ON `_press_releases_v_texts` (`parent_id`,`order`);
--> statement-breakpoint
DROP INDEX `news_texts_order_parent`;
--> statement-breakpoint
CREATE INDEX `news_texts_order_parent` ON `news_texts` (`parent_id`,`order`);
--> statement-breakpoint
DROP INDEX `_news_v_texts_order_parent`;
--> statement-breakpoint
CREATE INDEX `_news_v_texts_order_parent` ON `_news_v_texts` (`parent_id`,`order`);
--> statement-breakpoint
DROP INDEX `categories_locales_locale_parent_id_unique`;
--> statement-breakpoint
CREATE UNIQUE INDEX `categories_locales_locale_parent_id_unique` ON `categories_locales` (`_parent_id`,`_locale`);
--> statement-breakpoint
DROP INDEX `_categories_v_locales_locale_parent_id_unique`;
--> statement-breakpoint
CREATE UNIQUE INDEX `_categories_v_locales_locale_parent_id_unique` ON `_categories_v_locales` (`_parent_id`,`_locale`);
--> statement-breakpoint
DROP INDEX `concepts_texts_order_parent`;
--> statement-breakpoint
CREATE INDEX `concepts_texts_order_parent` ON `concepts_texts` (`parent_id`,`order`);
--> statement-breakpoint
DROP INDEX `_concepts_v_texts_order_parent`;
--> statement-breakpoint
CREATE INDEX `_concepts_v_texts_order_parent` ON `_concepts_v_texts` (`parent_id`,`order`);
--> statement-breakpoint
DROP INDEX `chapters_texts_order_parent`;
--> statement-breakpoint
CREATE INDEX `chapters_texts_order_parent` ON `chapters_texts` (`parent_id`,`order`);
--> statement-breakpoint
DROP INDEX `_chapters_v_texts_order_parent`;
--> statement-breakpoint
CREATE INDEX `_chapters_v_texts_order_parent` ON `_chapters_v_texts` (`parent_id`,`order`);
--> statement-breakpoint
DROP INDEX `activities_texts_order_parent`;
--> statement-breakpoint
CREATE INDEX `activities_texts_order_parent` ON `activities_texts` (`parent_id`,`order`);
--> statement-breakpoint
DROP INDEX `_activities_v_texts_order_parent`;
--> statement-breakpoint
CREATE INDEX `_activities_v_texts_order_parent` ON `_activities_v_texts` (`parent_id`,`order`);
--> statement-breakpoint
DROP INDEX `newspaper_issues_texts_order_parent`;
--> statement-breakpoint
CREATE INDEX `newspaper_issues_texts_order_parent` ON `newspaper_issues_texts` (`parent_id`,`order`);
--> statement-breakpoint
DROP INDEX `_newspaper_issues_v_texts_order_parent`;
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_texts_order_parent` ON `_newspaper_issues_v_texts` (`parent_id`,`order`);
--> statement-breakpoint
DROP INDEX `media_locales_locale_parent_id_unique`;
--> statement-breakpoint
CREATE UNIQUE INDEX `media_locales_locale_parent_id_unique` ON `media_locales` (`_parent_id`,`_locale`);
--> statement-breakpoint
DROP INDEX `_media_v_locales_locale_parent_id_unique`;
--> statement-breakpoint
CREATE UNIQUE INDEX `_media_v_locales_locale_parent_id_unique` ON `_media_v_locales` (`_parent_id`,`_locale`);
--> statement-breakpoint
CREATE INDEX `press_releases_deletedAt_updatedAt_createdAt_idx` ON `press_releases` (`deleted_at`,`updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `press_releases_deletedAt_dateline_date_createdAt_idx` ON `press_releases` (`deleted_at`,`dateline_date`,`created_at`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_latest_version_deletedAt_version_updatedAt_createdAt_idx` ON `_press_releases_v` (`latest`,`version_deleted_at`,`version_updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_latest_version_deletedAt_version_dateline_date_createdAt_idx` ON `_press_releases_v` (`latest`,`version_deleted_at`,`version_dateline_date`,`created_at`);
--> statement-breakpoint
CREATE INDEX `news_deletedAt_updatedAt_createdAt_idx` ON `news` (`deleted_at`,`updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `_news_v_latest_version_deletedAt_version_updatedAt_createdAt_idx` ON `_news_v` (`latest`,`version_deleted_at`,`version_updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `organizations_deletedAt_updatedAt_createdAt_idx` ON `organizations` (`deleted_at`,`updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `_organizations_v_version_deletedAt_version_updatedAt_version_createdAt_idx` ON `_organizations_v` (`version_deleted_at`,`version_updated_at`,`version_created_at`);
--> statement-breakpoint
CREATE INDEX `categories_deletedAt_updatedAt_createdAt_idx` ON `categories` (`deleted_at`,`updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `_categories_v_version_deletedAt_version_updatedAt_version_createdAt_idx` ON `_categories_v` (`version_deleted_at`,`version_updated_at`,`version_created_at`);
--> statement-breakpoint
CREATE INDEX `concepts_deletedAt_updatedAt_createdAt_idx` ON `concepts` (`deleted_at`,`updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_latest_version_deletedAt_version_updatedAt_createdAt_idx` ON `_concepts_v` (`latest`,`version_deleted_at`,`version_updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `chapters_deletedAt_updatedAt_createdAt_idx` ON `chapters` (`deleted_at`,`updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_latest_version_deletedAt_version_updatedAt_createdAt_idx` ON `_chapters_v` (`latest`,`version_deleted_at`,`version_updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `activities_deletedAt_updatedAt_createdAt_idx` ON `activities` (`deleted_at`,`updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `_activities_v_latest_version_deletedAt_version_updatedAt_createdAt_idx` ON `_activities_v` (`latest`,`version_deleted_at`,`version_updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `newspaper_issues_deletedAt_updatedAt_createdAt_idx` ON `newspaper_issues` (`deleted_at`,`updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_latest_version_deletedAt_version_updatedAt_createdAt_idx` ON `_newspaper_issues_v` (`latest`,`version_deleted_at`,`version_updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `places_deletedAt_updatedAt_createdAt_idx` ON `places` (`deleted_at`,`updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `_places_v_version_deletedAt_version_updatedAt_version_createdAt_idx` ON `_places_v` (`version_deleted_at`,`version_updated_at`,`version_created_at`);
--> statement-breakpoint
CREATE INDEX `media_deletedAt_updatedAt_createdAt_idx` ON `media` (`deleted_at`,`updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `_media_v_version_deletedAt_version_updatedAt_version_createdAt_idx` ON `_media_v` (`version_deleted_at`,`version_updated_at`,`version_created_at`);
--> statement-breakpoint
CREATE INDEX `people_deletedAt_updatedAt_createdAt_idx` ON `people` (`deleted_at`,`updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `_people_v_version_deletedAt_version_updatedAt_version_createdAt_idx` ON `_people_v` (`version_deleted_at`,`version_updated_at`,`version_created_at`);
--> statement-breakpoint
CREATE INDEX `sites_deletedAt_updatedAt_createdAt_idx` ON `sites` (`deleted_at`,`updated_at`,`created_at`);
--> statement-breakpoint
CREATE INDEX `_sites_v_version_deletedAt_version_updatedAt_version_createdAt_idx` ON `_sites_v` (`version_deleted_at`,`version_updated_at`,`version_created_at`);
