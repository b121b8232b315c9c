/** The registry as a program, against a real broker. */
package io.rejoin.registry.app;
