CREATE TABLE `publication_heads` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`language` text,
	`type` text NOT NULL,
	`collection_slug` text NOT NULL,
	`document_id` text NOT NULL,
	`sequence` numeric,
	`operation` text NOT NULL,
	`version` numeric,
	`numbered_at` numeric,
	`published_at` text,
	`updated_at_public` text,
	`slug` text,
	`former_slugs` text,
	`reason` text,
	`hash` text,
	`dependent` integer,
	`item` text
);

--> statement-breakpoint
CREATE INDEX `publication_heads_item_id_idx` ON `publication_heads` (`item_id`);
--> statement-breakpoint
CREATE INDEX `publication_heads_document_id_idx` ON `publication_heads` (`document_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `publication_heads_sequence_idx` ON `publication_heads` (`sequence`);
--> statement-breakpoint
CREATE INDEX `publication_heads_operation_idx` ON `publication_heads` (`operation`);
--> statement-breakpoint
CREATE TABLE `publication_waiting` (
	`id` text PRIMARY KEY NOT NULL,
	`item_id` text NOT NULL,
	`language` text,
	`type` text NOT NULL,
	`collection_slug` text NOT NULL,
	`document_id` text NOT NULL,
	`operation` text NOT NULL,
	`version` numeric,
	`decided_at` numeric,
	`due_at` numeric,
	`until` numeric,
	`at_once` integer,
	`dependent` integer,
	`minor` integer,
	`published_at` text,
	`reason` text,
	`hash` text,
	`item` text,
	`uses` text
);

--> statement-breakpoint
CREATE INDEX `publication_waiting_item_id_idx` ON `publication_waiting` (`item_id`);
--> statement-breakpoint
CREATE INDEX `publication_waiting_document_id_idx` ON `publication_waiting` (`document_id`);
--> statement-breakpoint
CREATE INDEX `publication_waiting_decided_at_idx` ON `publication_waiting` (`decided_at`);
--> statement-breakpoint
CREATE INDEX `publication_waiting_due_at_idx` ON `publication_waiting` (`due_at`);
--> statement-breakpoint
CREATE INDEX `publication_waiting_at_once_idx` ON `publication_waiting` (`at_once`);
--> statement-breakpoint
CREATE TABLE `publication_uses` (
	`id` text PRIMARY KEY NOT NULL,
	`entry` text NOT NULL,
	`media_id` text NOT NULL
);

--> statement-breakpoint
CREATE INDEX `publication_uses_entry_idx` ON `publication_uses` (`entry`);
--> statement-breakpoint
CREATE INDEX `publication_uses_media_id_idx` ON `publication_uses` (`media_id`);
--> statement-breakpoint
CREATE TABLE `publication_state` (
	`id` text PRIMARY KEY NOT NULL,
	`epoch` text NOT NULL,
	`sequence` numeric,
	`pruned_up_to` numeric
);

--> statement-breakpoint
CREATE TABLE `slugs` (
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`language` text,
	`slug` text NOT NULL,
	`item_id` text NOT NULL,
	`was_public` integer
);

--> statement-breakpoint
CREATE INDEX `slugs_item_id_idx` ON `slugs` (`item_id`);
--> statement-breakpoint
CREATE TABLE `press_releases_contacts` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`name` text,
	`organization` text,
	`phone` text,
	`email` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `press_releases`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `press_releases_contacts_order_idx` ON `press_releases_contacts` (`_order`);
--> statement-breakpoint
CREATE INDEX `press_releases_contacts_parent_id_idx` ON `press_releases_contacts` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `press_releases_attachments` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`caption` text,
	`media_id` text,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`_parent_id`) REFERENCES `press_releases`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `press_releases_attachments_order_idx` ON `press_releases_attachments` (`_order`);
--> statement-breakpoint
CREATE INDEX `press_releases_attachments_parent_id_idx` ON `press_releases_attachments` (`_parent_id`);
--> statement-breakpoint
CREATE INDEX `press_releases_attachments_media_idx` ON `press_releases_attachments` (`media_id`);
--> statement-breakpoint
CREATE TABLE `press_releases_links` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`url` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `press_releases`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `press_releases_links_order_idx` ON `press_releases_links` (`_order`);
--> statement-breakpoint
CREATE INDEX `press_releases_links_parent_id_idx` ON `press_releases_links` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `press_releases_addresses` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`text` text,
	`street` text,
	`house_number` text,
	`postal_code` text,
	`city` text,
	`proposed` integer DEFAULT false,
	FOREIGN KEY (`_parent_id`) REFERENCES `press_releases`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `press_releases_addresses_order_idx` ON `press_releases_addresses` (`_order`);
--> statement-breakpoint
CREATE INDEX `press_releases_addresses_parent_id_idx` ON `press_releases_addresses` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `press_releases_corrections` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`at` text,
	`note` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `press_releases`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `press_releases_corrections_order_idx` ON `press_releases_corrections` (`_order`);
--> statement-breakpoint
CREATE INDEX `press_releases_corrections_parent_id_idx` ON `press_releases_corrections` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `press_releases` (
	`id` text PRIMARY KEY NOT NULL,
	`kicker` text,
	`title` text,
	`subtitle` text,
	`teaser` text,
	`dateline_place` text,
	`dateline_date` text,
	`body` text,
	`press_office_id` text,
	`source_name` text,
	`source_organization_id` text,
	`source_url` text,
	`archive_is_archived` integer DEFAULT false,
	`archive_archived_on` text,
	`version` numeric DEFAULT 0,
	`withdrawn_at` text,
	`withdrawn_reason` text,
	`import_note` text,
	`import_source` text,
	`import_hash` text,
	`work_state` text DEFAULT 'draft',
	`work_note` text,
	`approval_by` text,
	`approval_at` text,
	`approval_hash` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`edited_by` text,
	`original_language` text,
	`embargo_until` text,
	`image_id` text,
	`featured` integer DEFAULT false,
	`slug` text,
	`change_note` text,
	`minor` integer DEFAULT false,
	`published_at` text,
	`language` text DEFAULT 'de',
	`translation_of_id` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`deleted_at` text,
	`_status` text DEFAULT 'draft',
	FOREIGN KEY (`press_office_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`source_organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`image_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`translation_of_id`) REFERENCES `press_releases`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `press_releases_press_office_idx` ON `press_releases` (`press_office_id`);
--> statement-breakpoint
CREATE INDEX `press_releases_source_source_organization_idx` ON `press_releases` (`source_organization_id`);
--> statement-breakpoint
CREATE INDEX `press_releases_import_source_idx` ON `press_releases` (`import_source`);
--> statement-breakpoint
CREATE INDEX `press_releases_updated_at_idx` ON `press_releases` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `press_releases_image_idx` ON `press_releases` (`image_id`);
--> statement-breakpoint
CREATE INDEX `press_releases_translation_of_idx` ON `press_releases` (`translation_of_id`);
--> statement-breakpoint
CREATE INDEX `press_releases_created_at_idx` ON `press_releases` (`created_at`);
--> statement-breakpoint
CREATE INDEX `press_releases_deleted_at_idx` ON `press_releases` (`deleted_at`);
--> statement-breakpoint
CREATE INDEX `press_releases__status_idx` ON `press_releases` (`_status`);
--> statement-breakpoint
CREATE TABLE `press_releases_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer NOT NULL,
	`parent_id` text NOT NULL,
	`path` text NOT NULL,
	`text` text,
	FOREIGN KEY (`parent_id`) REFERENCES `press_releases`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `press_releases_texts_order_parent` ON `press_releases_texts` (`order`,`parent_id`);
--> statement-breakpoint
CREATE TABLE `press_releases_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text NOT NULL,
	`path` text NOT NULL,
	`press_releases_id` text,
	`categories_id` text,
	`chapters_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `press_releases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`press_releases_id`) REFERENCES `press_releases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`categories_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chapters_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `press_releases_rels_order_idx` ON `press_releases_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `press_releases_rels_parent_idx` ON `press_releases_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `press_releases_rels_path_idx` ON `press_releases_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `press_releases_rels_press_releases_id_idx` ON `press_releases_rels` (`press_releases_id`);
--> statement-breakpoint
CREATE INDEX `press_releases_rels_categories_id_idx` ON `press_releases_rels` (`categories_id`);
--> statement-breakpoint
CREATE INDEX `press_releases_rels_chapters_id_idx` ON `press_releases_rels` (`chapters_id`);
--> statement-breakpoint
CREATE TABLE `_press_releases_v_version_contacts` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`name` text,
	`organization` text,
	`phone` text,
	`email` text,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_press_releases_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_contacts_order_idx` ON `_press_releases_v_version_contacts` (`_order`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_contacts_parent_id_idx` ON `_press_releases_v_version_contacts` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_press_releases_v_version_attachments` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`title` text,
	`caption` text,
	`media_id` text,
	`_uuid` text,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`_parent_id`) REFERENCES `_press_releases_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_attachments_order_idx` ON `_press_releases_v_version_attachments` (`_order`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_attachments_parent_id_idx` ON `_press_releases_v_version_attachments` (`_parent_id`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_attachments_media_idx` ON `_press_releases_v_version_attachments` (`media_id`);
--> statement-breakpoint
CREATE TABLE `_press_releases_v_version_links` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`title` text,
	`url` text,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_press_releases_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_links_order_idx` ON `_press_releases_v_version_links` (`_order`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_links_parent_id_idx` ON `_press_releases_v_version_links` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_press_releases_v_version_addresses` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`text` text,
	`street` text,
	`house_number` text,
	`postal_code` text,
	`city` text,
	`proposed` integer DEFAULT false,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_press_releases_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_addresses_order_idx` ON `_press_releases_v_version_addresses` (`_order`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_addresses_parent_id_idx` ON `_press_releases_v_version_addresses` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_press_releases_v_version_corrections` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`at` text,
	`note` text,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_press_releases_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_corrections_order_idx` ON `_press_releases_v_version_corrections` (`_order`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_corrections_parent_id_idx` ON `_press_releases_v_version_corrections` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_press_releases_v` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`parent_id` text,
	`version_kicker` text,
	`version_title` text,
	`version_subtitle` text,
	`version_teaser` text,
	`version_dateline_place` text,
	`version_dateline_date` text,
	`version_body` text,
	`version_press_office_id` text,
	`version_source_name` text,
	`version_source_organization_id` text,
	`version_source_url` text,
	`version_archive_is_archived` integer DEFAULT false,
	`version_archive_archived_on` text,
	`version_version` numeric DEFAULT 0,
	`version_withdrawn_at` text,
	`version_withdrawn_reason` text,
	`version_import_note` text,
	`version_import_source` text,
	`version_import_hash` text,
	`version_work_state` text DEFAULT 'draft',
	`version_work_note` text,
	`version_approval_by` text,
	`version_approval_at` text,
	`version_approval_hash` text,
	`version_updated_at` text,
	`version_edited_by` text,
	`version_original_language` text,
	`version_embargo_until` text,
	`version_image_id` text,
	`version_featured` integer DEFAULT false,
	`version_slug` text,
	`version_change_note` text,
	`version_minor` integer DEFAULT false,
	`version_published_at` text,
	`version_language` text DEFAULT 'de',
	`version_translation_of_id` text,
	`version_created_at` text,
	`version_deleted_at` text,
	`version__status` text DEFAULT 'draft',
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`snapshot` integer,
	`published_locale` text,
	`latest` integer,
	FOREIGN KEY (`parent_id`) REFERENCES `press_releases`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_press_office_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_source_organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_image_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_translation_of_id`) REFERENCES `press_releases`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `_press_releases_v_parent_idx` ON `_press_releases_v` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_version_press_office_idx` ON `_press_releases_v` (`version_press_office_id`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_source_version_source_organiza_idx` ON `_press_releases_v` (`version_source_organization_id`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_version_import_source_idx` ON `_press_releases_v` (`version_import_source`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_version_updated_at_idx` ON `_press_releases_v` (`version_updated_at`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_version_image_idx` ON `_press_releases_v` (`version_image_id`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_version_translation_of_idx` ON `_press_releases_v` (`version_translation_of_id`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_version_created_at_idx` ON `_press_releases_v` (`version_created_at`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_version_deleted_at_idx` ON `_press_releases_v` (`version_deleted_at`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_version_version__status_idx` ON `_press_releases_v` (`version__status`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_created_at_idx` ON `_press_releases_v` (`created_at`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_updated_at_idx` ON `_press_releases_v` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_snapshot_idx` ON `_press_releases_v` (`snapshot`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_published_locale_idx` ON `_press_releases_v` (`published_locale`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_latest_idx` ON `_press_releases_v` (`latest`);
--> statement-breakpoint
CREATE TABLE `_press_releases_v_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer NOT NULL,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`text` text,
	FOREIGN KEY (`parent_id`) REFERENCES `_press_releases_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_press_releases_v_texts_order_parent` ON `_press_releases_v_texts` (`order`,`parent_id`);
--> statement-breakpoint
CREATE TABLE `_press_releases_v_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`press_releases_id` text,
	`categories_id` text,
	`chapters_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `_press_releases_v`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`press_releases_id`) REFERENCES `press_releases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`categories_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chapters_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_press_releases_v_rels_order_idx` ON `_press_releases_v_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_rels_parent_idx` ON `_press_releases_v_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_rels_path_idx` ON `_press_releases_v_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_rels_press_releases_id_idx` ON `_press_releases_v_rels` (`press_releases_id`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_rels_categories_id_idx` ON `_press_releases_v_rels` (`categories_id`);
--> statement-breakpoint
CREATE INDEX `_press_releases_v_rels_chapters_id_idx` ON `_press_releases_v_rels` (`chapters_id`);
--> statement-breakpoint
CREATE TABLE `news_contacts` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`name` text,
	`organization` text,
	`phone` text,
	`email` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `news_contacts_order_idx` ON `news_contacts` (`_order`);
--> statement-breakpoint
CREATE INDEX `news_contacts_parent_id_idx` ON `news_contacts` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `news_attachments` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`caption` text,
	`media_id` text,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`_parent_id`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `news_attachments_order_idx` ON `news_attachments` (`_order`);
--> statement-breakpoint
CREATE INDEX `news_attachments_parent_id_idx` ON `news_attachments` (`_parent_id`);
--> statement-breakpoint
CREATE INDEX `news_attachments_media_idx` ON `news_attachments` (`media_id`);
--> statement-breakpoint
CREATE TABLE `news_links` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`url` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `news_links_order_idx` ON `news_links` (`_order`);
--> statement-breakpoint
CREATE INDEX `news_links_parent_id_idx` ON `news_links` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `news_addresses` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`text` text,
	`street` text,
	`house_number` text,
	`postal_code` text,
	`city` text,
	`proposed` integer DEFAULT false,
	FOREIGN KEY (`_parent_id`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `news_addresses_order_idx` ON `news_addresses` (`_order`);
--> statement-breakpoint
CREATE INDEX `news_addresses_parent_id_idx` ON `news_addresses` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `news_corrections` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`at` text,
	`note` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `news_corrections_order_idx` ON `news_corrections` (`_order`);
--> statement-breakpoint
CREATE INDEX `news_corrections_parent_id_idx` ON `news_corrections` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `news` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`teaser` text,
	`body` text,
	`source_name` text,
	`source_organization_id` text,
	`source_url` text,
	`archive_is_archived` integer DEFAULT false,
	`archive_archived_on` text,
	`version` numeric DEFAULT 0,
	`withdrawn_at` text,
	`withdrawn_reason` text,
	`import_note` text,
	`import_source` text,
	`import_hash` text,
	`work_state` text DEFAULT 'draft',
	`work_note` text,
	`approval_by` text,
	`approval_at` text,
	`approval_hash` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`edited_by` text,
	`original_language` text,
	`embargo_until` text,
	`image_id` text,
	`featured` integer DEFAULT false,
	`slug` text,
	`change_note` text,
	`minor` integer DEFAULT false,
	`published_at` text,
	`language` text DEFAULT 'de',
	`translation_of_id` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`deleted_at` text,
	`_status` text DEFAULT 'draft',
	FOREIGN KEY (`source_organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`image_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`translation_of_id`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `news_source_source_organization_idx` ON `news` (`source_organization_id`);
--> statement-breakpoint
CREATE INDEX `news_import_source_idx` ON `news` (`import_source`);
--> statement-breakpoint
CREATE INDEX `news_updated_at_idx` ON `news` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `news_image_idx` ON `news` (`image_id`);
--> statement-breakpoint
CREATE INDEX `news_translation_of_idx` ON `news` (`translation_of_id`);
--> statement-breakpoint
CREATE INDEX `news_created_at_idx` ON `news` (`created_at`);
--> statement-breakpoint
CREATE INDEX `news_deleted_at_idx` ON `news` (`deleted_at`);
--> statement-breakpoint
CREATE INDEX `news__status_idx` ON `news` (`_status`);
--> statement-breakpoint
CREATE TABLE `news_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer NOT NULL,
	`parent_id` text NOT NULL,
	`path` text NOT NULL,
	`text` text,
	FOREIGN KEY (`parent_id`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `news_texts_order_parent` ON `news_texts` (`order`,`parent_id`);
--> statement-breakpoint
CREATE TABLE `news_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text NOT NULL,
	`path` text NOT NULL,
	`news_id` text,
	`categories_id` text,
	`chapters_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`news_id`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`categories_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chapters_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `news_rels_order_idx` ON `news_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `news_rels_parent_idx` ON `news_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `news_rels_path_idx` ON `news_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `news_rels_news_id_idx` ON `news_rels` (`news_id`);
--> statement-breakpoint
CREATE INDEX `news_rels_categories_id_idx` ON `news_rels` (`categories_id`);
--> statement-breakpoint
CREATE INDEX `news_rels_chapters_id_idx` ON `news_rels` (`chapters_id`);
--> statement-breakpoint
CREATE TABLE `_news_v_version_contacts` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`name` text,
	`organization` text,
	`phone` text,
	`email` text,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_news_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_news_v_version_contacts_order_idx` ON `_news_v_version_contacts` (`_order`);
--> statement-breakpoint
CREATE INDEX `_news_v_version_contacts_parent_id_idx` ON `_news_v_version_contacts` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_news_v_version_attachments` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`title` text,
	`caption` text,
	`media_id` text,
	`_uuid` text,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`_parent_id`) REFERENCES `_news_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_news_v_version_attachments_order_idx` ON `_news_v_version_attachments` (`_order`);
--> statement-breakpoint
CREATE INDEX `_news_v_version_attachments_parent_id_idx` ON `_news_v_version_attachments` (`_parent_id`);
--> statement-breakpoint
CREATE INDEX `_news_v_version_attachments_media_idx` ON `_news_v_version_attachments` (`media_id`);
--> statement-breakpoint
CREATE TABLE `_news_v_version_links` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`title` text,
	`url` text,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_news_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_news_v_version_links_order_idx` ON `_news_v_version_links` (`_order`);
--> statement-breakpoint
CREATE INDEX `_news_v_version_links_parent_id_idx` ON `_news_v_version_links` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_news_v_version_addresses` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`text` text,
	`street` text,
	`house_number` text,
	`postal_code` text,
	`city` text,
	`proposed` integer DEFAULT false,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_news_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_news_v_version_addresses_order_idx` ON `_news_v_version_addresses` (`_order`);
--> statement-breakpoint
CREATE INDEX `_news_v_version_addresses_parent_id_idx` ON `_news_v_version_addresses` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_news_v_version_corrections` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`at` text,
	`note` text,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_news_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_news_v_version_corrections_order_idx` ON `_news_v_version_corrections` (`_order`);
--> statement-breakpoint
CREATE INDEX `_news_v_version_corrections_parent_id_idx` ON `_news_v_version_corrections` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_news_v` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`parent_id` text,
	`version_title` text,
	`version_teaser` text,
	`version_body` text,
	`version_source_name` text,
	`version_source_organization_id` text,
	`version_source_url` text,
	`version_archive_is_archived` integer DEFAULT false,
	`version_archive_archived_on` text,
	`version_version` numeric DEFAULT 0,
	`version_withdrawn_at` text,
	`version_withdrawn_reason` text,
	`version_import_note` text,
	`version_import_source` text,
	`version_import_hash` text,
	`version_work_state` text DEFAULT 'draft',
	`version_work_note` text,
	`version_approval_by` text,
	`version_approval_at` text,
	`version_approval_hash` text,
	`version_updated_at` text,
	`version_edited_by` text,
	`version_original_language` text,
	`version_embargo_until` text,
	`version_image_id` text,
	`version_featured` integer DEFAULT false,
	`version_slug` text,
	`version_change_note` text,
	`version_minor` integer DEFAULT false,
	`version_published_at` text,
	`version_language` text DEFAULT 'de',
	`version_translation_of_id` text,
	`version_created_at` text,
	`version_deleted_at` text,
	`version__status` text DEFAULT 'draft',
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`snapshot` integer,
	`published_locale` text,
	`latest` integer,
	FOREIGN KEY (`parent_id`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_source_organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_image_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_translation_of_id`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `_news_v_parent_idx` ON `_news_v` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_news_v_version_source_version_source_organization_idx` ON `_news_v` (`version_source_organization_id`);
--> statement-breakpoint
CREATE INDEX `_news_v_version_version_import_source_idx` ON `_news_v` (`version_import_source`);
--> statement-breakpoint
CREATE INDEX `_news_v_version_version_updated_at_idx` ON `_news_v` (`version_updated_at`);
--> statement-breakpoint
CREATE INDEX `_news_v_version_version_image_idx` ON `_news_v` (`version_image_id`);
--> statement-breakpoint
CREATE INDEX `_news_v_version_version_translation_of_idx` ON `_news_v` (`version_translation_of_id`);
--> statement-breakpoint
CREATE INDEX `_news_v_version_version_created_at_idx` ON `_news_v` (`version_created_at`);
--> statement-breakpoint
CREATE INDEX `_news_v_version_version_deleted_at_idx` ON `_news_v` (`version_deleted_at`);
--> statement-breakpoint
CREATE INDEX `_news_v_version_version__status_idx` ON `_news_v` (`version__status`);
--> statement-breakpoint
CREATE INDEX `_news_v_created_at_idx` ON `_news_v` (`created_at`);
--> statement-breakpoint
CREATE INDEX `_news_v_updated_at_idx` ON `_news_v` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `_news_v_snapshot_idx` ON `_news_v` (`snapshot`);
--> statement-breakpoint
CREATE INDEX `_news_v_published_locale_idx` ON `_news_v` (`published_locale`);
--> statement-breakpoint
CREATE INDEX `_news_v_latest_idx` ON `_news_v` (`latest`);
--> statement-breakpoint
CREATE TABLE `_news_v_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer NOT NULL,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`text` text,
	FOREIGN KEY (`parent_id`) REFERENCES `_news_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_news_v_texts_order_parent` ON `_news_v_texts` (`order`,`parent_id`);
--> statement-breakpoint
CREATE TABLE `_news_v_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`news_id` text,
	`categories_id` text,
	`chapters_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `_news_v`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`news_id`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`categories_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chapters_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_news_v_rels_order_idx` ON `_news_v_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `_news_v_rels_parent_idx` ON `_news_v_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_news_v_rels_path_idx` ON `_news_v_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `_news_v_rels_news_id_idx` ON `_news_v_rels` (`news_id`);
--> statement-breakpoint
CREATE INDEX `_news_v_rels_categories_id_idx` ON `_news_v_rels` (`categories_id`);
--> statement-breakpoint
CREATE INDEX `_news_v_rels_chapters_id_idx` ON `_news_v_rels` (`chapters_id`);
--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`imprint_name` text,
	`imprint_street` text,
	`imprint_postal_code` text,
	`imprint_city` text,
	`imprint_phone` text,
	`imprint_fax` text,
	`imprint_email` text,
	`parent_id` text,
	`rhythm` text,
	`task` text,
	`version` numeric DEFAULT 0,
	`withdrawn_at` text,
	`withdrawn_reason` text,
	`import_note` text,
	`import_source` text,
	`import_hash` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`edited_by` text,
	`original_language` text,
	`slug` text,
	`published_at` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`deleted_at` text,
	FOREIGN KEY (`parent_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `organizations_parent_idx` ON `organizations` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `organizations_import_source_idx` ON `organizations` (`import_source`);
--> statement-breakpoint
CREATE INDEX `organizations_updated_at_idx` ON `organizations` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `organizations_created_at_idx` ON `organizations` (`created_at`);
--> statement-breakpoint
CREATE INDEX `organizations_deleted_at_idx` ON `organizations` (`deleted_at`);
--> statement-breakpoint
CREATE TABLE `organizations_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text NOT NULL,
	`path` text NOT NULL,
	`organizations_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizations_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `organizations_rels_order_idx` ON `organizations_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `organizations_rels_parent_idx` ON `organizations_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `organizations_rels_path_idx` ON `organizations_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `organizations_rels_organizations_id_idx` ON `organizations_rels` (`organizations_id`);
--> statement-breakpoint
CREATE TABLE `_organizations_v` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`parent_id` text,
	`version_title` text NOT NULL,
	`version_kind` text NOT NULL,
	`version_imprint_name` text,
	`version_imprint_street` text,
	`version_imprint_postal_code` text,
	`version_imprint_city` text,
	`version_imprint_phone` text,
	`version_imprint_fax` text,
	`version_imprint_email` text,
	`version_parent_id` text,
	`version_rhythm` text,
	`version_task` text,
	`version_version` numeric DEFAULT 0,
	`version_withdrawn_at` text,
	`version_withdrawn_reason` text,
	`version_import_note` text,
	`version_import_source` text,
	`version_import_hash` text,
	`version_updated_at` text,
	`version_edited_by` text,
	`version_original_language` text,
	`version_slug` text,
	`version_published_at` text,
	`version_created_at` text,
	`version_deleted_at` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_parent_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `_organizations_v_parent_idx` ON `_organizations_v` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_organizations_v_version_version_parent_idx` ON `_organizations_v` (`version_parent_id`);
--> statement-breakpoint
CREATE INDEX `_organizations_v_version_version_import_source_idx` ON `_organizations_v` (`version_import_source`);
--> statement-breakpoint
CREATE INDEX `_organizations_v_version_version_updated_at_idx` ON `_organizations_v` (`version_updated_at`);
--> statement-breakpoint
CREATE INDEX `_organizations_v_version_version_created_at_idx` ON `_organizations_v` (`version_created_at`);
--> statement-breakpoint
CREATE INDEX `_organizations_v_version_version_deleted_at_idx` ON `_organizations_v` (`version_deleted_at`);
--> statement-breakpoint
CREATE INDEX `_organizations_v_created_at_idx` ON `_organizations_v` (`created_at`);
--> statement-breakpoint
CREATE INDEX `_organizations_v_updated_at_idx` ON `_organizations_v` (`updated_at`);
--> statement-breakpoint
CREATE TABLE `_organizations_v_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`organizations_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `_organizations_v`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizations_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_organizations_v_rels_order_idx` ON `_organizations_v_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `_organizations_v_rels_parent_idx` ON `_organizations_v_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_organizations_v_rels_path_idx` ON `_organizations_v_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `_organizations_v_rels_organizations_id_idx` ON `_organizations_v_rels` (`organizations_id`);
--> statement-breakpoint
CREATE TABLE `categories` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`order` numeric,
	`version` numeric DEFAULT 0,
	`withdrawn_at` text,
	`withdrawn_reason` text,
	`import_note` text,
	`import_source` text,
	`import_hash` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`edited_by` text,
	`original_language` text,
	`slug` text,
	`published_at` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`deleted_at` text,
	FOREIGN KEY (`parent_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `categories_parent_idx` ON `categories` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `categories_import_source_idx` ON `categories` (`import_source`);
--> statement-breakpoint
CREATE INDEX `categories_updated_at_idx` ON `categories` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `categories_created_at_idx` ON `categories` (`created_at`);
--> statement-breakpoint
CREATE INDEX `categories_deleted_at_idx` ON `categories` (`deleted_at`);
--> statement-breakpoint
CREATE TABLE `categories_locales` (
	`title` text NOT NULL,
	`id` integer PRIMARY KEY NOT NULL,
	`_locale` text NOT NULL,
	`_parent_id` text NOT NULL,
	FOREIGN KEY (`_parent_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE UNIQUE INDEX `categories_locales_locale_parent_id_unique` ON `categories_locales` (`_locale`,`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_categories_v` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`parent_id` text,
	`version_parent_id` text,
	`version_order` numeric,
	`version_version` numeric DEFAULT 0,
	`version_withdrawn_at` text,
	`version_withdrawn_reason` text,
	`version_import_note` text,
	`version_import_source` text,
	`version_import_hash` text,
	`version_updated_at` text,
	`version_edited_by` text,
	`version_original_language` text,
	`version_slug` text,
	`version_published_at` text,
	`version_created_at` text,
	`version_deleted_at` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_parent_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `_categories_v_parent_idx` ON `_categories_v` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_categories_v_version_version_parent_idx` ON `_categories_v` (`version_parent_id`);
--> statement-breakpoint
CREATE INDEX `_categories_v_version_version_import_source_idx` ON `_categories_v` (`version_import_source`);
--> statement-breakpoint
CREATE INDEX `_categories_v_version_version_updated_at_idx` ON `_categories_v` (`version_updated_at`);
--> statement-breakpoint
CREATE INDEX `_categories_v_version_version_created_at_idx` ON `_categories_v` (`version_created_at`);
--> statement-breakpoint
CREATE INDEX `_categories_v_version_version_deleted_at_idx` ON `_categories_v` (`version_deleted_at`);
--> statement-breakpoint
CREATE INDEX `_categories_v_created_at_idx` ON `_categories_v` (`created_at`);
--> statement-breakpoint
CREATE INDEX `_categories_v_updated_at_idx` ON `_categories_v` (`updated_at`);
--> statement-breakpoint
CREATE TABLE `_categories_v_locales` (
	`version_title` text NOT NULL,
	`id` integer PRIMARY KEY NOT NULL,
	`_locale` text NOT NULL,
	`_parent_id` text(36) NOT NULL,
	FOREIGN KEY (`_parent_id`) REFERENCES `_categories_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE UNIQUE INDEX `_categories_v_locales_locale_parent_id_unique` ON `_categories_v_locales` (`_locale`,`_parent_id`);
--> statement-breakpoint
CREATE TABLE `concepts_history_links` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`url` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `concepts_history`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `concepts_history_links_order_idx` ON `concepts_history_links` (`_order`);
--> statement-breakpoint
CREATE INDEX `concepts_history_links_parent_id_idx` ON `concepts_history_links` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `concepts_history` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`on` text,
	`title` text,
	`text` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `concepts`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `concepts_history_order_idx` ON `concepts_history` (`_order`);
--> statement-breakpoint
CREATE INDEX `concepts_history_parent_id_idx` ON `concepts_history` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `concepts_bodies` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text,
	`rhythm` text,
	`task` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`_parent_id`) REFERENCES `concepts`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `concepts_bodies_order_idx` ON `concepts_bodies` (`_order`);
--> statement-breakpoint
CREATE INDEX `concepts_bodies_parent_id_idx` ON `concepts_bodies` (`_parent_id`);
--> statement-breakpoint
CREATE INDEX `concepts_bodies_organization_idx` ON `concepts_bodies` (`organization_id`);
--> statement-breakpoint
CREATE TABLE `concepts` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`teaser` text,
	`body` text,
	`year` numeric,
	`adopted_on` text,
	`adopted_by` text,
	`validity` text DEFAULT 'in-force',
	`version` numeric DEFAULT 0,
	`withdrawn_at` text,
	`withdrawn_reason` text,
	`import_note` text,
	`import_source` text,
	`import_hash` text,
	`work_state` text DEFAULT 'draft',
	`work_note` text,
	`approval_by` text,
	`approval_at` text,
	`approval_hash` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`edited_by` text,
	`original_language` text,
	`embargo_until` text,
	`image_id` text,
	`featured` integer DEFAULT false,
	`slug` text,
	`change_note` text,
	`minor` integer DEFAULT false,
	`published_at` text,
	`language` text DEFAULT 'de',
	`translation_of_id` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`deleted_at` text,
	`_status` text DEFAULT 'draft',
	FOREIGN KEY (`image_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`translation_of_id`) REFERENCES `concepts`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `concepts_import_source_idx` ON `concepts` (`import_source`);
--> statement-breakpoint
CREATE INDEX `concepts_updated_at_idx` ON `concepts` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `concepts_image_idx` ON `concepts` (`image_id`);
--> statement-breakpoint
CREATE INDEX `concepts_translation_of_idx` ON `concepts` (`translation_of_id`);
--> statement-breakpoint
CREATE INDEX `concepts_created_at_idx` ON `concepts` (`created_at`);
--> statement-breakpoint
CREATE INDEX `concepts_deleted_at_idx` ON `concepts` (`deleted_at`);
--> statement-breakpoint
CREATE INDEX `concepts__status_idx` ON `concepts` (`_status`);
--> statement-breakpoint
CREATE TABLE `concepts_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer NOT NULL,
	`parent_id` text NOT NULL,
	`path` text NOT NULL,
	`text` text,
	FOREIGN KEY (`parent_id`) REFERENCES `concepts`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `concepts_texts_order_parent` ON `concepts_texts` (`order`,`parent_id`);
--> statement-breakpoint
CREATE TABLE `concepts_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text NOT NULL,
	`path` text NOT NULL,
	`media_id` text,
	`categories_id` text,
	`chapters_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `concepts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`categories_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chapters_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `concepts_rels_order_idx` ON `concepts_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `concepts_rels_parent_idx` ON `concepts_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `concepts_rels_path_idx` ON `concepts_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `concepts_rels_media_id_idx` ON `concepts_rels` (`media_id`);
--> statement-breakpoint
CREATE INDEX `concepts_rels_categories_id_idx` ON `concepts_rels` (`categories_id`);
--> statement-breakpoint
CREATE INDEX `concepts_rels_chapters_id_idx` ON `concepts_rels` (`chapters_id`);
--> statement-breakpoint
CREATE TABLE `_concepts_v_version_history_links` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`title` text,
	`url` text,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_concepts_v_version_history`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_concepts_v_version_history_links_order_idx` ON `_concepts_v_version_history_links` (`_order`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_version_history_links_parent_id_idx` ON `_concepts_v_version_history_links` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_concepts_v_version_history` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`on` text,
	`title` text,
	`text` text,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_concepts_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_concepts_v_version_history_order_idx` ON `_concepts_v_version_history` (`_order`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_version_history_parent_id_idx` ON `_concepts_v_version_history` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_concepts_v_version_bodies` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`organization_id` text,
	`rhythm` text,
	`task` text,
	`_uuid` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`_parent_id`) REFERENCES `_concepts_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_concepts_v_version_bodies_order_idx` ON `_concepts_v_version_bodies` (`_order`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_version_bodies_parent_id_idx` ON `_concepts_v_version_bodies` (`_parent_id`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_version_bodies_organization_idx` ON `_concepts_v_version_bodies` (`organization_id`);
--> statement-breakpoint
CREATE TABLE `_concepts_v` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`parent_id` text,
	`version_title` text,
	`version_teaser` text,
	`version_body` text,
	`version_year` numeric,
	`version_adopted_on` text,
	`version_adopted_by` text,
	`version_validity` text DEFAULT 'in-force',
	`version_version` numeric DEFAULT 0,
	`version_withdrawn_at` text,
	`version_withdrawn_reason` text,
	`version_import_note` text,
	`version_import_source` text,
	`version_import_hash` text,
	`version_work_state` text DEFAULT 'draft',
	`version_work_note` text,
	`version_approval_by` text,
	`version_approval_at` text,
	`version_approval_hash` text,
	`version_updated_at` text,
	`version_edited_by` text,
	`version_original_language` text,
	`version_embargo_until` text,
	`version_image_id` text,
	`version_featured` integer DEFAULT false,
	`version_slug` text,
	`version_change_note` text,
	`version_minor` integer DEFAULT false,
	`version_published_at` text,
	`version_language` text DEFAULT 'de',
	`version_translation_of_id` text,
	`version_created_at` text,
	`version_deleted_at` text,
	`version__status` text DEFAULT 'draft',
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`snapshot` integer,
	`published_locale` text,
	`latest` integer,
	FOREIGN KEY (`parent_id`) REFERENCES `concepts`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_image_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_translation_of_id`) REFERENCES `concepts`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `_concepts_v_parent_idx` ON `_concepts_v` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_version_version_import_source_idx` ON `_concepts_v` (`version_import_source`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_version_version_updated_at_idx` ON `_concepts_v` (`version_updated_at`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_version_version_image_idx` ON `_concepts_v` (`version_image_id`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_version_version_translation_of_idx` ON `_concepts_v` (`version_translation_of_id`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_version_version_created_at_idx` ON `_concepts_v` (`version_created_at`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_version_version_deleted_at_idx` ON `_concepts_v` (`version_deleted_at`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_version_version__status_idx` ON `_concepts_v` (`version__status`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_created_at_idx` ON `_concepts_v` (`created_at`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_updated_at_idx` ON `_concepts_v` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_snapshot_idx` ON `_concepts_v` (`snapshot`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_published_locale_idx` ON `_concepts_v` (`published_locale`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_latest_idx` ON `_concepts_v` (`latest`);
--> statement-breakpoint
CREATE TABLE `_concepts_v_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer NOT NULL,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`text` text,
	FOREIGN KEY (`parent_id`) REFERENCES `_concepts_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_concepts_v_texts_order_parent` ON `_concepts_v_texts` (`order`,`parent_id`);
--> statement-breakpoint
CREATE TABLE `_concepts_v_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`media_id` text,
	`categories_id` text,
	`chapters_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `_concepts_v`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`categories_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chapters_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_concepts_v_rels_order_idx` ON `_concepts_v_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_rels_parent_idx` ON `_concepts_v_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_rels_path_idx` ON `_concepts_v_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_rels_media_id_idx` ON `_concepts_v_rels` (`media_id`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_rels_categories_id_idx` ON `_concepts_v_rels` (`categories_id`);
--> statement-breakpoint
CREATE INDEX `_concepts_v_rels_chapters_id_idx` ON `_concepts_v_rels` (`chapters_id`);
--> statement-breakpoint
CREATE TABLE `chapters_guiding_goals` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`text` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `chapters_guiding_goals_order_idx` ON `chapters_guiding_goals` (`_order`);
--> statement-breakpoint
CREATE INDEX `chapters_guiding_goals_parent_id_idx` ON `chapters_guiding_goals` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `chapters_approaches` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`text` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `chapters_approaches_order_idx` ON `chapters_approaches` (`_order`);
--> statement-breakpoint
CREATE INDEX `chapters_approaches_parent_id_idx` ON `chapters_approaches` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `chapters` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`teaser` text,
	`body` text,
	`concept_id` text,
	`kind` text DEFAULT 'field-of-action',
	`number` text,
	`short_title` text,
	`order` numeric DEFAULT 0,
	`parent_id` text,
	`edition` numeric,
	`version` numeric DEFAULT 0,
	`withdrawn_at` text,
	`withdrawn_reason` text,
	`import_note` text,
	`import_source` text,
	`import_hash` text,
	`work_state` text DEFAULT 'draft',
	`work_note` text,
	`approval_by` text,
	`approval_at` text,
	`approval_hash` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`edited_by` text,
	`original_language` text,
	`embargo_until` text,
	`image_id` text,
	`featured` integer DEFAULT false,
	`slug` text,
	`change_note` text,
	`minor` integer DEFAULT false,
	`published_at` text,
	`language` text DEFAULT 'de',
	`translation_of_id` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`deleted_at` text,
	`_status` text DEFAULT 'draft',
	FOREIGN KEY (`concept_id`) REFERENCES `concepts`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`parent_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`image_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`translation_of_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `chapters_concept_idx` ON `chapters` (`concept_id`);
--> statement-breakpoint
CREATE INDEX `chapters_parent_idx` ON `chapters` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `chapters_import_source_idx` ON `chapters` (`import_source`);
--> statement-breakpoint
CREATE INDEX `chapters_updated_at_idx` ON `chapters` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `chapters_image_idx` ON `chapters` (`image_id`);
--> statement-breakpoint
CREATE INDEX `chapters_translation_of_idx` ON `chapters` (`translation_of_id`);
--> statement-breakpoint
CREATE INDEX `chapters_created_at_idx` ON `chapters` (`created_at`);
--> statement-breakpoint
CREATE INDEX `chapters_deleted_at_idx` ON `chapters` (`deleted_at`);
--> statement-breakpoint
CREATE INDEX `chapters__status_idx` ON `chapters` (`_status`);
--> statement-breakpoint
CREATE TABLE `chapters_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer NOT NULL,
	`parent_id` text NOT NULL,
	`path` text NOT NULL,
	`text` text,
	FOREIGN KEY (`parent_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `chapters_texts_order_parent` ON `chapters_texts` (`order`,`parent_id`);
--> statement-breakpoint
CREATE TABLE `chapters_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text NOT NULL,
	`path` text NOT NULL,
	`chapters_id` text,
	`categories_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chapters_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`categories_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `chapters_rels_order_idx` ON `chapters_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `chapters_rels_parent_idx` ON `chapters_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `chapters_rels_path_idx` ON `chapters_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `chapters_rels_chapters_id_idx` ON `chapters_rels` (`chapters_id`);
--> statement-breakpoint
CREATE INDEX `chapters_rels_categories_id_idx` ON `chapters_rels` (`categories_id`);
--> statement-breakpoint
CREATE TABLE `_chapters_v_version_guiding_goals` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`text` text,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_chapters_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_chapters_v_version_guiding_goals_order_idx` ON `_chapters_v_version_guiding_goals` (`_order`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_version_guiding_goals_parent_id_idx` ON `_chapters_v_version_guiding_goals` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_chapters_v_version_approaches` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`title` text,
	`text` text,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_chapters_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_chapters_v_version_approaches_order_idx` ON `_chapters_v_version_approaches` (`_order`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_version_approaches_parent_id_idx` ON `_chapters_v_version_approaches` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_chapters_v` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`parent_id` text,
	`version_title` text,
	`version_teaser` text,
	`version_body` text,
	`version_concept_id` text,
	`version_kind` text DEFAULT 'field-of-action',
	`version_number` text,
	`version_short_title` text,
	`version_order` numeric DEFAULT 0,
	`version_parent_id` text,
	`version_edition` numeric,
	`version_version` numeric DEFAULT 0,
	`version_withdrawn_at` text,
	`version_withdrawn_reason` text,
	`version_import_note` text,
	`version_import_source` text,
	`version_import_hash` text,
	`version_work_state` text DEFAULT 'draft',
	`version_work_note` text,
	`version_approval_by` text,
	`version_approval_at` text,
	`version_approval_hash` text,
	`version_updated_at` text,
	`version_edited_by` text,
	`version_original_language` text,
	`version_embargo_until` text,
	`version_image_id` text,
	`version_featured` integer DEFAULT false,
	`version_slug` text,
	`version_change_note` text,
	`version_minor` integer DEFAULT false,
	`version_published_at` text,
	`version_language` text DEFAULT 'de',
	`version_translation_of_id` text,
	`version_created_at` text,
	`version_deleted_at` text,
	`version__status` text DEFAULT 'draft',
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`snapshot` integer,
	`published_locale` text,
	`latest` integer,
	FOREIGN KEY (`parent_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_concept_id`) REFERENCES `concepts`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_parent_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_image_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_translation_of_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `_chapters_v_parent_idx` ON `_chapters_v` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_version_version_concept_idx` ON `_chapters_v` (`version_concept_id`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_version_version_parent_idx` ON `_chapters_v` (`version_parent_id`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_version_version_import_source_idx` ON `_chapters_v` (`version_import_source`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_version_version_updated_at_idx` ON `_chapters_v` (`version_updated_at`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_version_version_image_idx` ON `_chapters_v` (`version_image_id`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_version_version_translation_of_idx` ON `_chapters_v` (`version_translation_of_id`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_version_version_created_at_idx` ON `_chapters_v` (`version_created_at`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_version_version_deleted_at_idx` ON `_chapters_v` (`version_deleted_at`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_version_version__status_idx` ON `_chapters_v` (`version__status`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_created_at_idx` ON `_chapters_v` (`created_at`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_updated_at_idx` ON `_chapters_v` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_snapshot_idx` ON `_chapters_v` (`snapshot`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_published_locale_idx` ON `_chapters_v` (`published_locale`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_latest_idx` ON `_chapters_v` (`latest`);
--> statement-breakpoint
CREATE TABLE `_chapters_v_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer NOT NULL,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`text` text,
	FOREIGN KEY (`parent_id`) REFERENCES `_chapters_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_chapters_v_texts_order_parent` ON `_chapters_v_texts` (`order`,`parent_id`);
--> statement-breakpoint
CREATE TABLE `_chapters_v_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`chapters_id` text,
	`categories_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `_chapters_v`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chapters_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`categories_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_chapters_v_rels_order_idx` ON `_chapters_v_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_rels_parent_idx` ON `_chapters_v_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_rels_path_idx` ON `_chapters_v_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_rels_chapters_id_idx` ON `_chapters_v_rels` (`chapters_id`);
--> statement-breakpoint
CREATE INDEX `_chapters_v_rels_categories_id_idx` ON `_chapters_v_rels` (`categories_id`);
--> statement-breakpoint
CREATE TABLE `activities_extra_dates` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`starts_at` text,
	`ends_at` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `activities_extra_dates_order_idx` ON `activities_extra_dates` (`_order`);
--> statement-breakpoint
CREATE INDEX `activities_extra_dates_parent_id_idx` ON `activities_extra_dates` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `activities_exceptions` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`date` text,
	`status` text DEFAULT 'cancelled',
	`starts_at` text,
	`ends_at` text,
	`place_id` text,
	`reason` text,
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`_parent_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `activities_exceptions_order_idx` ON `activities_exceptions` (`_order`);
--> statement-breakpoint
CREATE INDEX `activities_exceptions_parent_id_idx` ON `activities_exceptions` (`_parent_id`);
--> statement-breakpoint
CREATE INDEX `activities_exceptions_place_idx` ON `activities_exceptions` (`place_id`);
--> statement-breakpoint
CREATE TABLE `activities_spoken_languages` (
	`order` integer NOT NULL,
	`parent_id` text NOT NULL,
	`value` text,
	`id` text(36) PRIMARY KEY NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `activities_spoken_languages_order_idx` ON `activities_spoken_languages` (`order`);
--> statement-breakpoint
CREATE INDEX `activities_spoken_languages_parent_idx` ON `activities_spoken_languages` (`parent_id`);
--> statement-breakpoint
CREATE TABLE `activities_accessibility` (
	`order` integer NOT NULL,
	`parent_id` text NOT NULL,
	`value` text,
	`id` text(36) PRIMARY KEY NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `activities_accessibility_order_idx` ON `activities_accessibility` (`order`);
--> statement-breakpoint
CREATE INDEX `activities_accessibility_parent_idx` ON `activities_accessibility` (`parent_id`);
--> statement-breakpoint
CREATE TABLE `activities` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`teaser` text,
	`body` text,
	`kind` text DEFAULT 'other',
	`all_day` integer DEFAULT false,
	`starts_at` text,
	`ends_at` text,
	`starts_on` text,
	`ends_on` text,
	`place_id` text,
	`part_of_id` text,
	`audience` text,
	`free_of_charge` integer DEFAULT false,
	`seeks_volunteers` integer DEFAULT false,
	`version` numeric DEFAULT 0,
	`withdrawn_at` text,
	`withdrawn_reason` text,
	`import_note` text,
	`import_source` text,
	`import_hash` text,
	`work_state` text DEFAULT 'draft',
	`work_note` text,
	`approval_by` text,
	`approval_at` text,
	`approval_hash` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`edited_by` text,
	`original_language` text,
	`embargo_until` text,
	`image_id` text,
	`featured` integer DEFAULT false,
	`slug` text,
	`change_note` text,
	`minor` integer DEFAULT false,
	`published_at` text,
	`language` text DEFAULT 'de',
	`translation_of_id` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`deleted_at` text,
	`_status` text DEFAULT 'draft',
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`part_of_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`image_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`translation_of_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `activities_place_idx` ON `activities` (`place_id`);
--> statement-breakpoint
CREATE INDEX `activities_part_of_idx` ON `activities` (`part_of_id`);
--> statement-breakpoint
CREATE INDEX `activities_import_source_idx` ON `activities` (`import_source`);
--> statement-breakpoint
CREATE INDEX `activities_updated_at_idx` ON `activities` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `activities_image_idx` ON `activities` (`image_id`);
--> statement-breakpoint
CREATE INDEX `activities_translation_of_idx` ON `activities` (`translation_of_id`);
--> statement-breakpoint
CREATE INDEX `activities_created_at_idx` ON `activities` (`created_at`);
--> statement-breakpoint
CREATE INDEX `activities_deleted_at_idx` ON `activities` (`deleted_at`);
--> statement-breakpoint
CREATE INDEX `activities__status_idx` ON `activities` (`_status`);
--> statement-breakpoint
CREATE TABLE `activities_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer NOT NULL,
	`parent_id` text NOT NULL,
	`path` text NOT NULL,
	`text` text,
	FOREIGN KEY (`parent_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `activities_texts_order_parent` ON `activities_texts` (`order`,`parent_id`);
--> statement-breakpoint
CREATE TABLE `activities_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text NOT NULL,
	`path` text NOT NULL,
	`organizations_id` text,
	`categories_id` text,
	`chapters_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizations_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`categories_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chapters_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `activities_rels_order_idx` ON `activities_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `activities_rels_parent_idx` ON `activities_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `activities_rels_path_idx` ON `activities_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `activities_rels_organizations_id_idx` ON `activities_rels` (`organizations_id`);
--> statement-breakpoint
CREATE INDEX `activities_rels_categories_id_idx` ON `activities_rels` (`categories_id`);
--> statement-breakpoint
CREATE INDEX `activities_rels_chapters_id_idx` ON `activities_rels` (`chapters_id`);
--> statement-breakpoint
CREATE TABLE `_activities_v_version_extra_dates` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`starts_at` text,
	`ends_at` text,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_activities_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_activities_v_version_extra_dates_order_idx` ON `_activities_v_version_extra_dates` (`_order`);
--> statement-breakpoint
CREATE INDEX `_activities_v_version_extra_dates_parent_id_idx` ON `_activities_v_version_extra_dates` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_activities_v_version_exceptions` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`date` text,
	`status` text DEFAULT 'cancelled',
	`starts_at` text,
	`ends_at` text,
	`place_id` text,
	`reason` text,
	`_uuid` text,
	FOREIGN KEY (`place_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`_parent_id`) REFERENCES `_activities_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_activities_v_version_exceptions_order_idx` ON `_activities_v_version_exceptions` (`_order`);
--> statement-breakpoint
CREATE INDEX `_activities_v_version_exceptions_parent_id_idx` ON `_activities_v_version_exceptions` (`_parent_id`);
--> statement-breakpoint
CREATE INDEX `_activities_v_version_exceptions_place_idx` ON `_activities_v_version_exceptions` (`place_id`);
--> statement-breakpoint
CREATE TABLE `_activities_v_version_spoken_languages` (
	`order` integer NOT NULL,
	`parent_id` text(36) NOT NULL,
	`value` text,
	`id` text(36) PRIMARY KEY NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `_activities_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_activities_v_version_spoken_languages_order_idx` ON `_activities_v_version_spoken_languages` (`order`);
--> statement-breakpoint
CREATE INDEX `_activities_v_version_spoken_languages_parent_idx` ON `_activities_v_version_spoken_languages` (`parent_id`);
--> statement-breakpoint
CREATE TABLE `_activities_v_version_accessibility` (
	`order` integer NOT NULL,
	`parent_id` text(36) NOT NULL,
	`value` text,
	`id` text(36) PRIMARY KEY NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `_activities_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_activities_v_version_accessibility_order_idx` ON `_activities_v_version_accessibility` (`order`);
--> statement-breakpoint
CREATE INDEX `_activities_v_version_accessibility_parent_idx` ON `_activities_v_version_accessibility` (`parent_id`);
--> statement-breakpoint
CREATE TABLE `_activities_v` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`parent_id` text,
	`version_title` text,
	`version_teaser` text,
	`version_body` text,
	`version_kind` text DEFAULT 'other',
	`version_all_day` integer DEFAULT false,
	`version_starts_at` text,
	`version_ends_at` text,
	`version_starts_on` text,
	`version_ends_on` text,
	`version_place_id` text,
	`version_part_of_id` text,
	`version_audience` text,
	`version_free_of_charge` integer DEFAULT false,
	`version_seeks_volunteers` integer DEFAULT false,
	`version_version` numeric DEFAULT 0,
	`version_withdrawn_at` text,
	`version_withdrawn_reason` text,
	`version_import_note` text,
	`version_import_source` text,
	`version_import_hash` text,
	`version_work_state` text DEFAULT 'draft',
	`version_work_note` text,
	`version_approval_by` text,
	`version_approval_at` text,
	`version_approval_hash` text,
	`version_updated_at` text,
	`version_edited_by` text,
	`version_original_language` text,
	`version_embargo_until` text,
	`version_image_id` text,
	`version_featured` integer DEFAULT false,
	`version_slug` text,
	`version_change_note` text,
	`version_minor` integer DEFAULT false,
	`version_published_at` text,
	`version_language` text DEFAULT 'de',
	`version_translation_of_id` text,
	`version_created_at` text,
	`version_deleted_at` text,
	`version__status` text DEFAULT 'draft',
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`snapshot` integer,
	`published_locale` text,
	`latest` integer,
	FOREIGN KEY (`parent_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_place_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_part_of_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_image_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_translation_of_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `_activities_v_parent_idx` ON `_activities_v` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_activities_v_version_version_place_idx` ON `_activities_v` (`version_place_id`);
--> statement-breakpoint
CREATE INDEX `_activities_v_version_version_part_of_idx` ON `_activities_v` (`version_part_of_id`);
--> statement-breakpoint
CREATE INDEX `_activities_v_version_version_import_source_idx` ON `_activities_v` (`version_import_source`);
--> statement-breakpoint
CREATE INDEX `_activities_v_version_version_updated_at_idx` ON `_activities_v` (`version_updated_at`);
--> statement-breakpoint
CREATE INDEX `_activities_v_version_version_image_idx` ON `_activities_v` (`version_image_id`);
--> statement-breakpoint
CREATE INDEX `_activities_v_version_version_translation_of_idx` ON `_activities_v` (`version_translation_of_id`);
--> statement-breakpoint
CREATE INDEX `_activities_v_version_version_created_at_idx` ON `_activities_v` (`version_created_at`);
--> statement-breakpoint
CREATE INDEX `_activities_v_version_version_deleted_at_idx` ON `_activities_v` (`version_deleted_at`);
--> statement-breakpoint
CREATE INDEX `_activities_v_version_version__status_idx` ON `_activities_v` (`version__status`);
--> statement-breakpoint
CREATE INDEX `_activities_v_created_at_idx` ON `_activities_v` (`created_at`);
--> statement-breakpoint
CREATE INDEX `_activities_v_updated_at_idx` ON `_activities_v` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `_activities_v_snapshot_idx` ON `_activities_v` (`snapshot`);
--> statement-breakpoint
CREATE INDEX `_activities_v_published_locale_idx` ON `_activities_v` (`published_locale`);
--> statement-breakpoint
CREATE INDEX `_activities_v_latest_idx` ON `_activities_v` (`latest`);
--> statement-breakpoint
CREATE TABLE `_activities_v_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer NOT NULL,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`text` text,
	FOREIGN KEY (`parent_id`) REFERENCES `_activities_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_activities_v_texts_order_parent` ON `_activities_v_texts` (`order`,`parent_id`);
--> statement-breakpoint
CREATE TABLE `_activities_v_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`organizations_id` text,
	`categories_id` text,
	`chapters_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `_activities_v`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizations_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`categories_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chapters_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_activities_v_rels_order_idx` ON `_activities_v_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `_activities_v_rels_parent_idx` ON `_activities_v_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_activities_v_rels_path_idx` ON `_activities_v_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `_activities_v_rels_organizations_id_idx` ON `_activities_v_rels` (`organizations_id`);
--> statement-breakpoint
CREATE INDEX `_activities_v_rels_categories_id_idx` ON `_activities_v_rels` (`categories_id`);
--> statement-breakpoint
CREATE INDEX `_activities_v_rels_chapters_id_idx` ON `_activities_v_rels` (`chapters_id`);
--> statement-breakpoint
CREATE TABLE `newspaper_issues_articles` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`author` text,
	`language` text DEFAULT 'de',
	`body` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `newspaper_issues`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `newspaper_issues_articles_order_idx` ON `newspaper_issues_articles` (`_order`);
--> statement-breakpoint
CREATE INDEX `newspaper_issues_articles_parent_id_idx` ON `newspaper_issues_articles` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `newspaper_issues` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text,
	`teaser` text,
	`body` text,
	`newspaper` text,
	`number` text,
	`issued_on` text,
	`cover_id` text,
	`document_id` text,
	`version` numeric DEFAULT 0,
	`withdrawn_at` text,
	`withdrawn_reason` text,
	`import_note` text,
	`import_source` text,
	`import_hash` text,
	`work_state` text DEFAULT 'draft',
	`work_note` text,
	`approval_by` text,
	`approval_at` text,
	`approval_hash` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`edited_by` text,
	`original_language` text,
	`embargo_until` text,
	`image_id` text,
	`featured` integer DEFAULT false,
	`slug` text,
	`change_note` text,
	`minor` integer DEFAULT false,
	`published_at` text,
	`language` text DEFAULT 'de',
	`translation_of_id` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`deleted_at` text,
	`_status` text DEFAULT 'draft',
	FOREIGN KEY (`cover_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`document_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`image_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`translation_of_id`) REFERENCES `newspaper_issues`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `newspaper_issues_cover_idx` ON `newspaper_issues` (`cover_id`);
--> statement-breakpoint
CREATE INDEX `newspaper_issues_document_idx` ON `newspaper_issues` (`document_id`);
--> statement-breakpoint
CREATE INDEX `newspaper_issues_import_source_idx` ON `newspaper_issues` (`import_source`);
--> statement-breakpoint
CREATE INDEX `newspaper_issues_updated_at_idx` ON `newspaper_issues` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `newspaper_issues_image_idx` ON `newspaper_issues` (`image_id`);
--> statement-breakpoint
CREATE INDEX `newspaper_issues_translation_of_idx` ON `newspaper_issues` (`translation_of_id`);
--> statement-breakpoint
CREATE INDEX `newspaper_issues_created_at_idx` ON `newspaper_issues` (`created_at`);
--> statement-breakpoint
CREATE INDEX `newspaper_issues_deleted_at_idx` ON `newspaper_issues` (`deleted_at`);
--> statement-breakpoint
CREATE INDEX `newspaper_issues__status_idx` ON `newspaper_issues` (`_status`);
--> statement-breakpoint
CREATE TABLE `newspaper_issues_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer NOT NULL,
	`parent_id` text NOT NULL,
	`path` text NOT NULL,
	`text` text,
	FOREIGN KEY (`parent_id`) REFERENCES `newspaper_issues`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `newspaper_issues_texts_order_parent` ON `newspaper_issues_texts` (`order`,`parent_id`);
--> statement-breakpoint
CREATE TABLE `newspaper_issues_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text NOT NULL,
	`path` text NOT NULL,
	`categories_id` text,
	`chapters_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `newspaper_issues`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`categories_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chapters_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `newspaper_issues_rels_order_idx` ON `newspaper_issues_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `newspaper_issues_rels_parent_idx` ON `newspaper_issues_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `newspaper_issues_rels_path_idx` ON `newspaper_issues_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `newspaper_issues_rels_categories_id_idx` ON `newspaper_issues_rels` (`categories_id`);
--> statement-breakpoint
CREATE INDEX `newspaper_issues_rels_chapters_id_idx` ON `newspaper_issues_rels` (`chapters_id`);
--> statement-breakpoint
CREATE TABLE `_newspaper_issues_v_version_articles` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`title` text,
	`author` text,
	`language` text DEFAULT 'de',
	`body` text,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_newspaper_issues_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_version_articles_order_idx` ON `_newspaper_issues_v_version_articles` (`_order`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_version_articles_parent_id_idx` ON `_newspaper_issues_v_version_articles` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_newspaper_issues_v` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`parent_id` text,
	`version_title` text,
	`version_teaser` text,
	`version_body` text,
	`version_newspaper` text,
	`version_number` text,
	`version_issued_on` text,
	`version_cover_id` text,
	`version_document_id` text,
	`version_version` numeric DEFAULT 0,
	`version_withdrawn_at` text,
	`version_withdrawn_reason` text,
	`version_import_note` text,
	`version_import_source` text,
	`version_import_hash` text,
	`version_work_state` text DEFAULT 'draft',
	`version_work_note` text,
	`version_approval_by` text,
	`version_approval_at` text,
	`version_approval_hash` text,
	`version_updated_at` text,
	`version_edited_by` text,
	`version_original_language` text,
	`version_embargo_until` text,
	`version_image_id` text,
	`version_featured` integer DEFAULT false,
	`version_slug` text,
	`version_change_note` text,
	`version_minor` integer DEFAULT false,
	`version_published_at` text,
	`version_language` text DEFAULT 'de',
	`version_translation_of_id` text,
	`version_created_at` text,
	`version_deleted_at` text,
	`version__status` text DEFAULT 'draft',
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`snapshot` integer,
	`published_locale` text,
	`latest` integer,
	FOREIGN KEY (`parent_id`) REFERENCES `newspaper_issues`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_cover_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_document_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_image_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_translation_of_id`) REFERENCES `newspaper_issues`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_parent_idx` ON `_newspaper_issues_v` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_version_version_cover_idx` ON `_newspaper_issues_v` (`version_cover_id`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_version_version_document_idx` ON `_newspaper_issues_v` (`version_document_id`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_version_version_import_source_idx` ON `_newspaper_issues_v` (`version_import_source`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_version_version_updated_at_idx` ON `_newspaper_issues_v` (`version_updated_at`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_version_version_image_idx` ON `_newspaper_issues_v` (`version_image_id`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_version_version_translation_of_idx` ON `_newspaper_issues_v` (`version_translation_of_id`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_version_version_created_at_idx` ON `_newspaper_issues_v` (`version_created_at`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_version_version_deleted_at_idx` ON `_newspaper_issues_v` (`version_deleted_at`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_version_version__status_idx` ON `_newspaper_issues_v` (`version__status`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_created_at_idx` ON `_newspaper_issues_v` (`created_at`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_updated_at_idx` ON `_newspaper_issues_v` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_snapshot_idx` ON `_newspaper_issues_v` (`snapshot`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_published_locale_idx` ON `_newspaper_issues_v` (`published_locale`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_latest_idx` ON `_newspaper_issues_v` (`latest`);
--> statement-breakpoint
CREATE TABLE `_newspaper_issues_v_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer NOT NULL,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`text` text,
	FOREIGN KEY (`parent_id`) REFERENCES `_newspaper_issues_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_texts_order_parent` ON `_newspaper_issues_v_texts` (`order`,`parent_id`);
--> statement-breakpoint
CREATE TABLE `_newspaper_issues_v_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`categories_id` text,
	`chapters_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `_newspaper_issues_v`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`categories_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chapters_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_rels_order_idx` ON `_newspaper_issues_v_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_rels_parent_idx` ON `_newspaper_issues_v_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_rels_path_idx` ON `_newspaper_issues_v_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_rels_categories_id_idx` ON `_newspaper_issues_v_rels` (`categories_id`);
--> statement-breakpoint
CREATE INDEX `_newspaper_issues_v_rels_chapters_id_idx` ON `_newspaper_issues_v_rels` (`chapters_id`);
--> statement-breakpoint
CREATE TABLE `places_accessibility` (
	`order` integer NOT NULL,
	`parent_id` text NOT NULL,
	`value` text,
	`id` text(36) PRIMARY KEY NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `places_accessibility_order_idx` ON `places_accessibility` (`order`);
--> statement-breakpoint
CREATE INDEX `places_accessibility_parent_idx` ON `places_accessibility` (`parent_id`);
--> statement-breakpoint
CREATE TABLE `places` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`street` text,
	`house_number` text,
	`postal_code` text,
	`city` text,
	`district` text,
	`latitude` numeric,
	`longitude` numeric,
	`version` numeric DEFAULT 0,
	`withdrawn_at` text,
	`withdrawn_reason` text,
	`import_note` text,
	`import_source` text,
	`import_hash` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`edited_by` text,
	`original_language` text,
	`slug` text,
	`published_at` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`deleted_at` text
);

--> statement-breakpoint
CREATE INDEX `places_import_source_idx` ON `places` (`import_source`);
--> statement-breakpoint
CREATE INDEX `places_updated_at_idx` ON `places` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `places_created_at_idx` ON `places` (`created_at`);
--> statement-breakpoint
CREATE INDEX `places_deleted_at_idx` ON `places` (`deleted_at`);
--> statement-breakpoint
CREATE TABLE `_places_v_version_accessibility` (
	`order` integer NOT NULL,
	`parent_id` text(36) NOT NULL,
	`value` text,
	`id` text(36) PRIMARY KEY NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `_places_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_places_v_version_accessibility_order_idx` ON `_places_v_version_accessibility` (`order`);
--> statement-breakpoint
CREATE INDEX `_places_v_version_accessibility_parent_idx` ON `_places_v_version_accessibility` (`parent_id`);
--> statement-breakpoint
CREATE TABLE `_places_v` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`parent_id` text,
	`version_title` text NOT NULL,
	`version_street` text,
	`version_house_number` text,
	`version_postal_code` text,
	`version_city` text,
	`version_district` text,
	`version_latitude` numeric,
	`version_longitude` numeric,
	`version_version` numeric DEFAULT 0,
	`version_withdrawn_at` text,
	`version_withdrawn_reason` text,
	`version_import_note` text,
	`version_import_source` text,
	`version_import_hash` text,
	`version_updated_at` text,
	`version_edited_by` text,
	`version_original_language` text,
	`version_slug` text,
	`version_published_at` text,
	`version_created_at` text,
	`version_deleted_at` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `_places_v_parent_idx` ON `_places_v` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_places_v_version_version_import_source_idx` ON `_places_v` (`version_import_source`);
--> statement-breakpoint
CREATE INDEX `_places_v_version_version_updated_at_idx` ON `_places_v` (`version_updated_at`);
--> statement-breakpoint
CREATE INDEX `_places_v_version_version_created_at_idx` ON `_places_v` (`version_created_at`);
--> statement-breakpoint
CREATE INDEX `_places_v_version_version_deleted_at_idx` ON `_places_v` (`version_deleted_at`);
--> statement-breakpoint
CREATE INDEX `_places_v_created_at_idx` ON `_places_v` (`created_at`);
--> statement-breakpoint
CREATE INDEX `_places_v_updated_at_idx` ON `_places_v` (`updated_at`);
--> statement-breakpoint
CREATE TABLE `media` (
	`id` text PRIMARY KEY NOT NULL,
	`credit` text,
	`usage_terms` text,
	`focal_point_x` numeric,
	`focal_point_y` numeric,
	`stored_hash` text,
	`stored_name` text,
	`stored_mime_type` text,
	`stored_size` numeric,
	`stored_width` numeric,
	`stored_height` numeric,
	`stored_kind` text,
	`version` numeric DEFAULT 0,
	`withdrawn_at` text,
	`withdrawn_reason` text,
	`import_note` text,
	`import_source` text,
	`import_hash` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`edited_by` text,
	`original_language` text,
	`press_kit` integer DEFAULT false,
	`published_at` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`deleted_at` text,
	`url` text,
	`thumbnail_u_r_l` text,
	`filename` text,
	`mime_type` text,
	`filesize` numeric,
	`width` numeric,
	`height` numeric
);

--> statement-breakpoint
CREATE INDEX `media_stored_stored_hash_idx` ON `media` (`stored_hash`);
--> statement-breakpoint
CREATE INDEX `media_import_source_idx` ON `media` (`import_source`);
--> statement-breakpoint
CREATE INDEX `media_updated_at_idx` ON `media` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `media_created_at_idx` ON `media` (`created_at`);
--> statement-breakpoint
CREATE INDEX `media_deleted_at_idx` ON `media` (`deleted_at`);
--> statement-breakpoint
CREATE UNIQUE INDEX `media_filename_idx` ON `media` (`filename`);
--> statement-breakpoint
CREATE TABLE `media_locales` (
	`alt` text NOT NULL,
	`caption` text,
	`id` integer PRIMARY KEY NOT NULL,
	`_locale` text NOT NULL,
	`_parent_id` text NOT NULL,
	FOREIGN KEY (`_parent_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE UNIQUE INDEX `media_locales_locale_parent_id_unique` ON `media_locales` (`_locale`,`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_media_v` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`parent_id` text,
	`version_credit` text,
	`version_usage_terms` text,
	`version_focal_point_x` numeric,
	`version_focal_point_y` numeric,
	`version_stored_hash` text,
	`version_stored_name` text,
	`version_stored_mime_type` text,
	`version_stored_size` numeric,
	`version_stored_width` numeric,
	`version_stored_height` numeric,
	`version_stored_kind` text,
	`version_version` numeric DEFAULT 0,
	`version_withdrawn_at` text,
	`version_withdrawn_reason` text,
	`version_import_note` text,
	`version_import_source` text,
	`version_import_hash` text,
	`version_updated_at` text,
	`version_edited_by` text,
	`version_original_language` text,
	`version_press_kit` integer DEFAULT false,
	`version_published_at` text,
	`version_created_at` text,
	`version_deleted_at` text,
	`version_url` text,
	`version_thumbnail_u_r_l` text,
	`version_filename` text,
	`version_mime_type` text,
	`version_filesize` numeric,
	`version_width` numeric,
	`version_height` numeric,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `_media_v_parent_idx` ON `_media_v` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_media_v_version_stored_version_stored_hash_idx` ON `_media_v` (`version_stored_hash`);
--> statement-breakpoint
CREATE INDEX `_media_v_version_version_import_source_idx` ON `_media_v` (`version_import_source`);
--> statement-breakpoint
CREATE INDEX `_media_v_version_version_updated_at_idx` ON `_media_v` (`version_updated_at`);
--> statement-breakpoint
CREATE INDEX `_media_v_version_version_created_at_idx` ON `_media_v` (`version_created_at`);
--> statement-breakpoint
CREATE INDEX `_media_v_version_version_deleted_at_idx` ON `_media_v` (`version_deleted_at`);
--> statement-breakpoint
CREATE INDEX `_media_v_version_version_filename_idx` ON `_media_v` (`version_filename`);
--> statement-breakpoint
CREATE INDEX `_media_v_created_at_idx` ON `_media_v` (`created_at`);
--> statement-breakpoint
CREATE INDEX `_media_v_updated_at_idx` ON `_media_v` (`updated_at`);
--> statement-breakpoint
CREATE TABLE `_media_v_locales` (
	`version_alt` text NOT NULL,
	`version_caption` text,
	`id` integer PRIMARY KEY NOT NULL,
	`_locale` text NOT NULL,
	`_parent_id` text(36) NOT NULL,
	FOREIGN KEY (`_parent_id`) REFERENCES `_media_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE UNIQUE INDEX `_media_v_locales_locale_parent_id_unique` ON `_media_v_locales` (`_locale`,`_parent_id`);
--> statement-breakpoint
CREATE TABLE `users_roles` (
	`order` integer NOT NULL,
	`parent_id` text NOT NULL,
	`value` text,
	`id` text(36) PRIMARY KEY NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `users_roles_order_idx` ON `users_roles` (`order`);
--> statement-breakpoint
CREATE INDEX `users_roles_parent_idx` ON `users_roles` (`parent_id`);
--> statement-breakpoint
CREATE TABLE `users_domains` (
	`order` integer NOT NULL,
	`parent_id` text NOT NULL,
	`value` text,
	`id` text(36) PRIMARY KEY NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `users_domains_order_idx` ON `users_domains` (`order`);
--> statement-breakpoint
CREATE INDEX `users_domains_parent_idx` ON `users_domains` (`parent_id`);
--> statement-breakpoint
CREATE TABLE `users_sessions` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`created_at` text,
	`expires_at` text NOT NULL,
	FOREIGN KEY (`_parent_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `users_sessions_order_idx` ON `users_sessions` (`_order`);
--> statement-breakpoint
CREATE INDEX `users_sessions_parent_id_idx` ON `users_sessions` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`email` text NOT NULL,
	`reset_password_token` text,
	`reset_password_expiration` text,
	`salt` text,
	`hash` text,
	`reset_password_requested_at` text,
	`login_attempts` numeric DEFAULT 0,
	`lock_until` text
);

--> statement-breakpoint
CREATE INDEX `users_updated_at_idx` ON `users` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `users_created_at_idx` ON `users` (`created_at`);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_idx` ON `users` (`email`);
--> statement-breakpoint
CREATE TABLE `people_spoken_languages` (
	`order` integer NOT NULL,
	`parent_id` text NOT NULL,
	`value` text,
	`id` text(36) PRIMARY KEY NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `people_spoken_languages_order_idx` ON `people_spoken_languages` (`order`);
--> statement-breakpoint
CREATE INDEX `people_spoken_languages_parent_idx` ON `people_spoken_languages` (`parent_id`);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`office` text,
	`role` text,
	`group` text,
	`organization_id` text,
	`phone` text,
	`email` text,
	`photo_id` text,
	`term_from` text,
	`term_until` text,
	`consent_given` integer DEFAULT false,
	`consent_contact` integer DEFAULT false,
	`consent_photo` integer DEFAULT false,
	`consent_given_on` text,
	`consent_withdrawn_on` text,
	`version` numeric DEFAULT 0,
	`withdrawn_at` text,
	`withdrawn_reason` text,
	`import_note` text,
	`import_source` text,
	`import_hash` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`edited_by` text,
	`original_language` text,
	`slug` text,
	`published_at` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`deleted_at` text,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`photo_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `people_organization_idx` ON `people` (`organization_id`);
--> statement-breakpoint
CREATE INDEX `people_photo_idx` ON `people` (`photo_id`);
--> statement-breakpoint
CREATE INDEX `people_import_source_idx` ON `people` (`import_source`);
--> statement-breakpoint
CREATE INDEX `people_updated_at_idx` ON `people` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `people_created_at_idx` ON `people` (`created_at`);
--> statement-breakpoint
CREATE INDEX `people_deleted_at_idx` ON `people` (`deleted_at`);
--> statement-breakpoint
CREATE TABLE `_people_v_version_spoken_languages` (
	`order` integer NOT NULL,
	`parent_id` text(36) NOT NULL,
	`value` text,
	`id` text(36) PRIMARY KEY NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `_people_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_people_v_version_spoken_languages_order_idx` ON `_people_v_version_spoken_languages` (`order`);
--> statement-breakpoint
CREATE INDEX `_people_v_version_spoken_languages_parent_idx` ON `_people_v_version_spoken_languages` (`parent_id`);
--> statement-breakpoint
CREATE TABLE `_people_v` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`parent_id` text,
	`version_title` text NOT NULL,
	`version_office` text,
	`version_role` text,
	`version_group` text,
	`version_organization_id` text,
	`version_phone` text,
	`version_email` text,
	`version_photo_id` text,
	`version_term_from` text,
	`version_term_until` text,
	`version_consent_given` integer DEFAULT false,
	`version_consent_contact` integer DEFAULT false,
	`version_consent_photo` integer DEFAULT false,
	`version_consent_given_on` text,
	`version_consent_withdrawn_on` text,
	`version_version` numeric DEFAULT 0,
	`version_withdrawn_at` text,
	`version_withdrawn_reason` text,
	`version_import_note` text,
	`version_import_source` text,
	`version_import_hash` text,
	`version_updated_at` text,
	`version_edited_by` text,
	`version_original_language` text,
	`version_slug` text,
	`version_published_at` text,
	`version_created_at` text,
	`version_deleted_at` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`version_photo_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `_people_v_parent_idx` ON `_people_v` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_people_v_version_version_organization_idx` ON `_people_v` (`version_organization_id`);
--> statement-breakpoint
CREATE INDEX `_people_v_version_version_photo_idx` ON `_people_v` (`version_photo_id`);
--> statement-breakpoint
CREATE INDEX `_people_v_version_version_import_source_idx` ON `_people_v` (`version_import_source`);
--> statement-breakpoint
CREATE INDEX `_people_v_version_version_updated_at_idx` ON `_people_v` (`version_updated_at`);
--> statement-breakpoint
CREATE INDEX `_people_v_version_version_created_at_idx` ON `_people_v` (`version_created_at`);
--> statement-breakpoint
CREATE INDEX `_people_v_version_version_deleted_at_idx` ON `_people_v` (`version_deleted_at`);
--> statement-breakpoint
CREATE INDEX `_people_v_created_at_idx` ON `_people_v` (`created_at`);
--> statement-breakpoint
CREATE INDEX `_people_v_updated_at_idx` ON `_people_v` (`updated_at`);
--> statement-breakpoint
CREATE TABLE `sites_paths` (
	`_order` integer NOT NULL,
	`_parent_id` text NOT NULL,
	`id` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`template` text NOT NULL,
	FOREIGN KEY (`_parent_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `sites_paths_order_idx` ON `sites_paths` (`_order`);
--> statement-breakpoint
CREATE INDEX `sites_paths_parent_id_idx` ON `sites_paths` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `sites` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`key` text NOT NULL,
	`origin` text NOT NULL,
	`version` numeric DEFAULT 0,
	`withdrawn_at` text,
	`withdrawn_reason` text,
	`import_note` text,
	`import_source` text,
	`import_hash` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`edited_by` text,
	`original_language` text,
	`published_at` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`deleted_at` text
);

--> statement-breakpoint
CREATE UNIQUE INDEX `sites_key_idx` ON `sites` (`key`);
--> statement-breakpoint
CREATE INDEX `sites_import_source_idx` ON `sites` (`import_source`);
--> statement-breakpoint
CREATE INDEX `sites_updated_at_idx` ON `sites` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `sites_created_at_idx` ON `sites` (`created_at`);
--> statement-breakpoint
CREATE INDEX `sites_deleted_at_idx` ON `sites` (`deleted_at`);
--> statement-breakpoint
CREATE TABLE `_sites_v_version_paths` (
	`_order` integer NOT NULL,
	`_parent_id` text(36) NOT NULL,
	`id` text(36) PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`template` text NOT NULL,
	`_uuid` text,
	FOREIGN KEY (`_parent_id`) REFERENCES `_sites_v`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `_sites_v_version_paths_order_idx` ON `_sites_v_version_paths` (`_order`);
--> statement-breakpoint
CREATE INDEX `_sites_v_version_paths_parent_id_idx` ON `_sites_v_version_paths` (`_parent_id`);
--> statement-breakpoint
CREATE TABLE `_sites_v` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`parent_id` text,
	`version_title` text NOT NULL,
	`version_key` text NOT NULL,
	`version_origin` text NOT NULL,
	`version_version` numeric DEFAULT 0,
	`version_withdrawn_at` text,
	`version_withdrawn_reason` text,
	`version_import_note` text,
	`version_import_source` text,
	`version_import_hash` text,
	`version_updated_at` text,
	`version_edited_by` text,
	`version_original_language` text,
	`version_published_at` text,
	`version_created_at` text,
	`version_deleted_at` text,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE set null
);

--> statement-breakpoint
CREATE INDEX `_sites_v_parent_idx` ON `_sites_v` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `_sites_v_version_version_key_idx` ON `_sites_v` (`version_key`);
--> statement-breakpoint
CREATE INDEX `_sites_v_version_version_import_source_idx` ON `_sites_v` (`version_import_source`);
--> statement-breakpoint
CREATE INDEX `_sites_v_version_version_updated_at_idx` ON `_sites_v` (`version_updated_at`);
--> statement-breakpoint
CREATE INDEX `_sites_v_version_version_created_at_idx` ON `_sites_v` (`version_created_at`);
--> statement-breakpoint
CREATE INDEX `_sites_v_version_version_deleted_at_idx` ON `_sites_v` (`version_deleted_at`);
--> statement-breakpoint
CREATE INDEX `_sites_v_created_at_idx` ON `_sites_v` (`created_at`);
--> statement-breakpoint
CREATE INDEX `_sites_v_updated_at_idx` ON `_sites_v` (`updated_at`);
--> statement-breakpoint
CREATE TABLE `payload_kv` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`data` text NOT NULL
);

--> statement-breakpoint
CREATE UNIQUE INDEX `payload_kv_key_idx` ON `payload_kv` (`key`);
--> statement-breakpoint
CREATE TABLE `payload_locked_documents` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`global_slug` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);

--> statement-breakpoint
CREATE INDEX `payload_locked_documents_global_slug_idx` ON `payload_locked_documents` (`global_slug`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_updated_at_idx` ON `payload_locked_documents` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_created_at_idx` ON `payload_locked_documents` (`created_at`);
--> statement-breakpoint
CREATE TABLE `payload_locked_documents_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`press_releases_id` text,
	`news_id` text,
	`organizations_id` text,
	`categories_id` text,
	`concepts_id` text,
	`chapters_id` text,
	`activities_id` text,
	`newspaper_issues_id` text,
	`places_id` text,
	`media_id` text,
	`users_id` text,
	`people_id` text,
	`sites_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `payload_locked_documents`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`press_releases_id`) REFERENCES `press_releases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`news_id`) REFERENCES `news`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`organizations_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`categories_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`concepts_id`) REFERENCES `concepts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`chapters_id`) REFERENCES `chapters`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`activities_id`) REFERENCES `activities`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`newspaper_issues_id`) REFERENCES `newspaper_issues`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`places_id`) REFERENCES `places`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`users_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`people_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sites_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_order_idx` ON `payload_locked_documents_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_parent_idx` ON `payload_locked_documents_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_path_idx` ON `payload_locked_documents_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_press_releases_id_idx` ON `payload_locked_documents_rels` (`press_releases_id`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_news_id_idx` ON `payload_locked_documents_rels` (`news_id`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_organizations_id_idx` ON `payload_locked_documents_rels` (`organizations_id`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_categories_id_idx` ON `payload_locked_documents_rels` (`categories_id`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_concepts_id_idx` ON `payload_locked_documents_rels` (`concepts_id`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_chapters_id_idx` ON `payload_locked_documents_rels` (`chapters_id`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_activities_id_idx` ON `payload_locked_documents_rels` (`activities_id`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_newspaper_issues_id_idx` ON `payload_locked_documents_rels` (`newspaper_issues_id`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_places_id_idx` ON `payload_locked_documents_rels` (`places_id`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_media_id_idx` ON `payload_locked_documents_rels` (`media_id`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_users_id_idx` ON `payload_locked_documents_rels` (`users_id`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_people_id_idx` ON `payload_locked_documents_rels` (`people_id`);
--> statement-breakpoint
CREATE INDEX `payload_locked_documents_rels_sites_id_idx` ON `payload_locked_documents_rels` (`sites_id`);
--> statement-breakpoint
CREATE TABLE `payload_preferences` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`key` text,
	`value` text,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);

--> statement-breakpoint
CREATE INDEX `payload_preferences_key_idx` ON `payload_preferences` (`key`);
--> statement-breakpoint
CREATE INDEX `payload_preferences_updated_at_idx` ON `payload_preferences` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `payload_preferences_created_at_idx` ON `payload_preferences` (`created_at`);
--> statement-breakpoint
CREATE TABLE `payload_preferences_rels` (
	`id` integer PRIMARY KEY NOT NULL,
	`order` integer,
	`parent_id` text(36) NOT NULL,
	`path` text NOT NULL,
	`users_id` text,
	FOREIGN KEY (`parent_id`) REFERENCES `payload_preferences`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`users_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);

--> statement-breakpoint
CREATE INDEX `payload_preferences_rels_order_idx` ON `payload_preferences_rels` (`order`);
--> statement-breakpoint
CREATE INDEX `payload_preferences_rels_parent_idx` ON `payload_preferences_rels` (`parent_id`);
--> statement-breakpoint
CREATE INDEX `payload_preferences_rels_path_idx` ON `payload_preferences_rels` (`path`);
--> statement-breakpoint
CREATE INDEX `payload_preferences_rels_users_id_idx` ON `payload_preferences_rels` (`users_id`);
--> statement-breakpoint
CREATE TABLE `payload_migrations` (
	`id` text(36) PRIMARY KEY NOT NULL,
	`name` text,
	`batch` numeric,
	`updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
);

--> statement-breakpoint
CREATE INDEX `payload_migrations_updated_at_idx` ON `payload_migrations` (`updated_at`);
--> statement-breakpoint
CREATE INDEX `payload_migrations_created_at_idx` ON `payload_migrations` (`created_at`);
