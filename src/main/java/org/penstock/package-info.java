/** Penstock: one package per business module; ARCHITECTURE.md is the map. */
@NullMarked
package org.penstock;

import org.jspecify.annotations.NullMarked;
