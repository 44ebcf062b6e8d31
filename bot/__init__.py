"""The Discord edge and the program: commands, cards, words, sender, configuration, command line."""
