/**
 * The database: an embedded PostgreSQL of our own launching, or an external one by URL. URLs: none.
 *
 * <p>Processes on one data directory agree by file locks, which the operating system releases when a process dies:
 * {@code server.lock} is held by the one server, {@code users.lock} is shared by everybody who uses the database so that
 * the last to leave stops it, {@code launch.lock} guards the decisions in between.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package org.penstock.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
