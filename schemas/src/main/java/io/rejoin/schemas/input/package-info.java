/**
 * What comes in: the values of the input topics and of the control log. Each is whole, so that
 * compaction may drop any earlier one. A value says what its sender claims; nothing here has been
 * checked.
 */
package io.rejoin.schemas.input;
