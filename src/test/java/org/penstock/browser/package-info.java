/** The product in a real browser: whole jobs as a person does them, and axe on every page. */
package org.penstock.browser;
