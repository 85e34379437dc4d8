import { DayCell as DayCell_05c87e5ca2905e8f294b0a9c85cb0b7b } from '../../../../src/kit/admin/Cells'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UploadFeatureClient as UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { TableFeatureClient as TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InstantCell as InstantCell_05c87e5ca2905e8f294b0a9c85cb0b7b } from '../../../../src/kit/admin/Cells'
import { InstantField as InstantField_270d0ecadc807820bc7ff503ec375b31 } from '../../../../src/kit/admin/InstantField'
import { WorkCell as WorkCell_05c87e5ca2905e8f294b0a9c85cb0b7b } from '../../../../src/kit/admin/Cells'
import { Nothing as Nothing_c8605a0d67c428dbba14b61a55cee9d3 } from '../../../../src/kit/admin/Nothing'
import { StateCell as StateCell_05c87e5ca2905e8f294b0a9c85cb0b7b } from '../../../../src/kit/admin/Cells'
import { PublicState as PublicState_783999bbb216f0e70e0041243f54ee24 } from '../../../../src/kit/admin/PublicState'
import { SitesField as SitesField_c1ab5118708bc61153938d09a9e6653a } from '../../../../src/kit/admin/SitesField'
import { Icon as Icon_c53be42dccd25b0ce47beae400fd5e7e } from '../../../../src/app/brand/Brand'
import { Logo as Logo_c53be42dccd25b0ce47beae400fd5e7e } from '../../../../src/app/brand/Brand'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/kit/admin/Cells#DayCell": DayCell_05c87e5ca2905e8f294b0a9c85cb0b7b,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UploadFeatureClient": UploadFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#TableFeatureClient": TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/kit/admin/Cells#InstantCell": InstantCell_05c87e5ca2905e8f294b0a9c85cb0b7b,
  "/src/kit/admin/InstantField#InstantField": InstantField_270d0ecadc807820bc7ff503ec375b31,
  "/src/kit/admin/Cells#WorkCell": WorkCell_05c87e5ca2905e8f294b0a9c85cb0b7b,
  "/src/kit/admin/Nothing#Nothing": Nothing_c8605a0d67c428dbba14b61a55cee9d3,
  "/src/kit/admin/Cells#StateCell": StateCell_05c87e5ca2905e8f294b0a9c85cb0b7b,
  "/src/kit/admin/PublicState#PublicState": PublicState_783999bbb216f0e70e0041243f54ee24,
  "/src/kit/admin/SitesField#SitesField": SitesField_c1ab5118708bc61153938d09a9e6653a,
  "/src/app/brand/Brand#Icon": Icon_c53be42dccd25b0ce47beae400fd5e7e,
  "/src/app/brand/Brand#Logo": Logo_c53be42dccd25b0ce47beae400fd5e7e,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
