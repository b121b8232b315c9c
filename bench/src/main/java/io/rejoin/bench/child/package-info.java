/**
 * Registries, gates and backends in processes of their own, which can be killed. The parent waits
 * for a file that the child writes when it is ready; the child ends with its parent. Uses the rig
 * for schema ids and directories, and what backends answer with.
 */
package io.rejoin.bench.child;
