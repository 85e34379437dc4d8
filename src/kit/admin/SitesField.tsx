'use client'
import { FieldDescription, SelectInput, useConfig, useField } from '@payloadcms/ui'
import type { TextFieldClientProps } from 'payload'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { useLanguage } from './language.ts'

const sitesSchema = z.object({ docs: z.array(z.object({ key: z.string(), title: z.string() })) })
type Site = { key: string; title: string }

/** The websites a text is meant for, chosen by name; what is stored are their keys. */
export function SitesField({ field, path: given, readOnly }: TextFieldClientProps) {
  const { say } = useLanguage()
  const { config } = useConfig()
  const { value, setValue, path, showError, disabled } = useField<string[] | null>({
    potentiallyStalePath: given,
  })
  const [sites, setSites] = useState<Site[]>([])
  const address = `${config.serverURL}${config.routes.api}/sites?depth=0&limit=200&sort=title`

  useEffect(() => {
    const left = new AbortController()
    readSites(address, left.signal).then(setSites, () => undefined)
    return () => left.abort()
  }, [address])

  const chosen = Array.isArray(value) ? value : []
  const unknown = chosen.filter((key) => !sites.some((site) => site.key === key))
  const options = [
    ...sites.map(({ key, title }) => ({ value: key, label: title })),
    ...unknown.map((key) => ({ value: key, label: key })),
  ]
  return (
    <SelectInput
      hasMany
      isClearable
      name={field.name}
      path={path}
      label={field.label}
      options={options}
      value={chosen}
      showError={showError}
      readOnly={Boolean(readOnly) || disabled}
      placeholder={say({ de: 'Website auswählen', en: 'Choose a website' })}
      Description={<FieldDescription description={field.admin?.description} path={path} />}
      onChange={(selected) => {
        const list = Array.isArray(selected) ? selected : selected ? [selected] : []
        setValue(list.map((option) => String(option.value)))
      }}
    />
  )
}

async function readSites(address: string, signal: AbortSignal): Promise<Site[]> {
  const answer = await fetch(address, { credentials: 'include', signal })
  return sitesSchema.parse(await answer.json()).docs
}
