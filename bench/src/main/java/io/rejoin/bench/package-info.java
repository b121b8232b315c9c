/**
 * The benchmarks behind every published number, as a program. One thread runs one measure after the
 * other. Uses its own parts only; everything of ours that is measured is used by the rig.
 */
package io.rejoin.bench;
