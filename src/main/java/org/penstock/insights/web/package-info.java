/** The page of figures and its files. */
@NullMarked
package org.penstock.insights.web;

import org.jspecify.annotations.NullMarked;
