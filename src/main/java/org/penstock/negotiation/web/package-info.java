/** The pages of negotiation: the region of a deal and the limits of a pipeline. */
@NullMarked
package org.penstock.negotiation.web;

import org.jspecify.annotations.NullMarked;
