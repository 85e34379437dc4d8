import { killHubs } from './killed.ts'

killHubs('mongodb')
