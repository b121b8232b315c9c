/** The {@code rejoin} command line: every program of the project by one name. */
package io.rejoin.standalone;
