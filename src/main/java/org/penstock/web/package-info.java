/**
 * The kit that pages are made with: shell, texts, forms, errors, assets. It knows no business module. URLs: /appearance, /fresh-token, /kit, and
 * the error page.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package org.penstock.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
