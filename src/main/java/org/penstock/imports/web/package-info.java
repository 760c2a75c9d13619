/** The pages of imports. */
@NullMarked
package org.penstock.imports.web;

import org.jspecify.annotations.NullMarked;
