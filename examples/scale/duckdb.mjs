// Runs a script by DuckDB, whose tables are kept in a file:
// duckdb.mjs DATABASE SCRIPT
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
const [database, script] = process.argv.slice(2);
const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
await connection.run(readFileSync(script, 'utf8'));
connection.closeSync();
