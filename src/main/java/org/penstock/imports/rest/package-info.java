/** The API of imports. */
@NullMarked
package org.penstock.imports.rest;

import org.jspecify.annotations.NullMarked;
