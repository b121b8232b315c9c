/**
 * The measures, a class each. A measure sets its cluster up, takes its figures on the caller's
 * thread and leaves nothing running. Uses the rig, and the child for what must be killed.
 */
package io.rejoin.bench.measure;
