/**
 * Figures, the aims that they are held against, and the reports that show both. Pure, except for
 * what a machine tells of itself and the file that a report is written to. Uses nothing of ours.
 */
package io.rejoin.bench.figure;
