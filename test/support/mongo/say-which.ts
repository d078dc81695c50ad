// node --import tsx test/support/mongo/say-which.ts
// The one line of a run of several processes, see start-mongo.ts.
import { sayWhichMongo } from './start-mongo.ts'

sayWhichMongo()
