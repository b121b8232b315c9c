/**
 * A registry in a process of its own, which can be killed. The parent waits for a file that the
 * child writes when it is ready; the child ends with its parent. Uses the rig for schema ids only.
 */
package io.rejoin.bench.child;
