/** What lectures on training deep networks show on a blackboard, measured and drawn. */
package dev.nacre.examples.lecture;
