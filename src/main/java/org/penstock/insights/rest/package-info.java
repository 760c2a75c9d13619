/** The API of figures. */
@NullMarked
package org.penstock.insights.rest;

import org.jspecify.annotations.NullMarked;
