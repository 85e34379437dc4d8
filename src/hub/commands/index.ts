import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { importCommand } from './import.ts'
import { user } from './user.ts'

/** The commands of `npm run hub`, in the order of its help. */
export const commands: readonly Command[] = [importCommand, user, doctor]
