import { killHubs } from './killed.ts'

killHubs('sqlite')
