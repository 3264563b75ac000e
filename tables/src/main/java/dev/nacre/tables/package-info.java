/**
 * Models of tables: {@link dev.nacre.tables.Tables} learns one from a file with the name of its label,
 * {@link dev.nacre.tables.TableModel} predicts, evaluates, explains and is saved; {@link dev.nacre.tables.TableOptions}
 * says what to do otherwise. The layers of such networks are in {@code dev.nacre.tables.layers}.
 */
package dev.nacre.tables;
