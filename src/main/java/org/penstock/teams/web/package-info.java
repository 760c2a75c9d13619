/** Pages of the first visit, the company's settings and teams. */
@NullMarked
package org.penstock.teams.web;

import org.jspecify.annotations.NullMarked;
