/**
 * Models of tables: {@link dev.nacre.tables.Tables} learns one from a file with the name of its label,
 * {@link dev.nacre.tables.TableModel} predicts, evaluates, explains and is saved; {@link dev.nacre.tables.TableOptions}
 * says what to do otherwise. {@link dev.nacre.tables.Forecasting} learns to forecast series, whose steps are the rows
 * of a table, and gives a {@link dev.nacre.tables.ForecastModel}. The layers of such networks are in
 * {@code dev.nacre.tables.layers}.
 */
package dev.nacre.tables;
