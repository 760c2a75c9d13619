/** The pages of needs. */
@NullMarked
package org.penstock.needs.web;

import org.jspecify.annotations.NullMarked;
