import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { importCommand } from './import.ts'
import { rebuild } from './rebuild.ts'
import { user } from './user.ts'
import { verify } from './verify.ts'

/** The commands of `npm run hub`, in the order of its help. */
export const commands: readonly Command[] = [importCommand, user, rebuild, verify, doctor]
