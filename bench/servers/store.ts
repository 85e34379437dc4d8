// Makes the file of a delivery store with a data set in it, in a process of its own.
import { makeStoreFile } from '../fill.ts'

const [file, releases] = process.argv.slice(2)
if (!file || !Number(releases)) throw new Error('Usage: store.ts <file> <releases>')
makeStoreFile(file, Number(releases))
