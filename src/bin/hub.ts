// The logger reads its level when it is loaded: a command's output is for people and scripts.
process.env.LOG_LEVEL ??= 'warn'

const { runCommandLine } = await import('#hub/commandLine.ts')
process.exit(await runCommandLine())
export {}
