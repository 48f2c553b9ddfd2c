"""Terms found in Chinese, their renderings found in English: text in, values out."""
