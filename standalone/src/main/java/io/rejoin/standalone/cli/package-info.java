/**
 * Commands, one class each. A command reads its options, calls what does the work and prints; it
 * holds no logic of its own. Listings are tables for people and, with {@code --json}, what the door
 * answered. Exit codes: 0 done, 1 refused or failed, 2 not understood.
 */
package io.rejoin.standalone.cli;
