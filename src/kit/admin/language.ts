'use client'
import { useTranslation } from '@payloadcms/ui'
import type { Label } from '../types.ts'

/** The language the person has chosen for the admin, and a text in it. */
export function useLanguage(): { language: 'de' | 'en'; say: (label: Label) => string } {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'de'
  return { language, say: (label) => label[language] }
}
