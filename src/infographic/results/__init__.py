"""What was measured: the model of survey results, its parser and its survey sense."""
