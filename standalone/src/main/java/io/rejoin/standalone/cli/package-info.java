/**
 * Commands, one class each. A command reads its options, calls what does the work and prints; it
 * holds no logic of its own. Listings are tables for people and, with {@code --json}, what the door
 * answered. Exit codes are those of {@code ExitCode}, for commands and programs alike. One thread.
 */
package io.rejoin.standalone.cli;
