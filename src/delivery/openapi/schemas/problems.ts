import {
  badParameterSchema,
  problemSchema,
  resyncSchema,
  withdrawnSchema,
} from '#contract/problem.ts'
import type { Schema } from '../types.ts'
import { jsonSchemaOf } from './json.ts'

/** The problems as named schemas; those that say more have their own. */
export function problemSchemas(): Record<string, Schema> {
  return {
    Problem: jsonSchemaOf(problemSchema),
    BadParameter: jsonSchemaOf(badParameterSchema),
    Withdrawn: jsonSchemaOf(withdrawnSchema),
    Resync: jsonSchemaOf(resyncSchema),
  }
}
