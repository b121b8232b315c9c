/**
 * Values that inputs and states have in common. All are immutable; lists and maps are copied and,
 * where order carries no meaning, sorted, so that equal content has equal bytes in every process.
 */
package io.rejoin.schemas.value;
