/** The topics of one cluster as a program's settings have them. Uses settings, feeds and serdes. */
package io.rejoin.runtime.topic;
