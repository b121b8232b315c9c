/**
 * The {@code rejoin} command line: every program of the project by one name. Here is what its
 * packages share: waiting, tables of text, and where the log goes. No threads of its own.
 */
package io.rejoin.standalone;
