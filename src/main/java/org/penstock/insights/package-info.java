/**
 * Figures: conversion, win rate, cycle, velocity, time in stage and value, each with its definition and the deals behind
 * it, today and as of any past day. URLs: /figures.
 *
 * <p>{@link org.penstock.insights.Figures} draws a {@link org.penstock.insights.FigureView} from the deals' courses; a
 * course is one row a deal that follows from ledger and stays alone ({@code CourseRows}).
 */
@NullMarked
package org.penstock.insights;

import org.jspecify.annotations.NullMarked;
