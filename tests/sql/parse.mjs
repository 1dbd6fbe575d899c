// Are statements of the dialect's grammar?   parse.mjs DIALECT FILE...
// spark and trino by dt-sql-parser, bigquery and snowflake by node-sql-parser,
// both packages of npm.
import { createRequire, register } from 'node:module';
import { readFileSync } from 'node:fs';
const [dialect, ...files] = process.argv.slice(2);
// dt-sql-parser is written for bundlers: its imports have no endings
register('data:text/javascript,' + encodeURIComponent(`
export async function resolve(name, context, next) {
	for (const ending of ['', '.js', '/index.js'])
		try { return await next(name + ending, context); } catch (error) { if (ending === '/index.js') throw error; }
}`));
const require = createRequire(import.meta.url);
let check;
if (dialect === 'spark' || dialect === 'trino') {
	const grammars = await import('dt-sql-parser');
	const grammar = new (dialect === 'spark' ? grammars.SparkSQL : grammars.TrinoSQL)();
	check = (text) => grammar.validate(text).map((error) => `${error.startLine}: ${error.message}`);
} else {
	const { Parser } = require('node-sql-parser');
	const parser = new Parser();
	check = (text) => {
		try {
			parser.astify(text, { database: dialect });
			return [];
		} catch (error) {
			return [`${error.location?.start?.line}: ${error.message.slice(0, 200)}`];
		}
	};
}
for (const file of files)
	for (const error of check(readFileSync(file, 'utf8'))) {
		console.error(`${dialect}: ${file}:${error}`);
		process.exitCode = 1;
	}
